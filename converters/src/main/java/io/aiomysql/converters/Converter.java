package io.aiomysql.converters;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts one Java type of the user's to and from column values; one converter serves results and parameters, and both
 * protocols. For any number of threads at once.
 *
 * <pre>{@code
 * final class MoneyConverter implements Converter<Money> {
 *     public Class<Money> javaType() {
 *         return Money.class;
 *     }
 *
 *     public boolean reads(ColumnInfo column) {
 *         return column.type() == ColumnType.NEWDECIMAL;
 *     }
 *
 *     public Money read(Cell cell) {
 *         return new Money(cell.asBigDecimal());
 *     }
 *
 *     public Object write(Money value) {
 *         return value.amount();
 *     }
 * }
 * }</pre>
 *
 * <p>What {@code reads}, {@code read} and {@code write} throw becomes a {@link ConversionException} with the exception as its
 * cause, and fails that read, or that statement, alone.
 *
 * <p>A converter is given to {@link ConvertersBuilder#add(Converter)}, or is found by ServiceLoader.
 *
 * @param <T> the Java type
 */
public interface Converter<T> {

    /**
     * Returns the Java type.
     *
     * @return the class, no primitive; always the same
     */
    Class<T> javaType();

    /**
     * Says whether this converter reads a column. It is asked once for each column of a result.
     *
     * @param column the column
     * @return true for every column, unless overridden; if false, the next converter is asked
     */
    default boolean reads(ColumnInfo column) {
        return true;
    }

    /**
     * Reads a cell. NULL never comes here, it is null.
     *
     * @param cell the cell, valid during this call
     * @return the value, or null for what the user wants to be null
     */
    @Nullable
    T read(Cell cell);

    /**
     * Gives a value in a type that parameters know: null, a primitive's wrapper, String, BigInteger, BigDecimal, {@code
     * byte[]}, a type of java.time, UUID.
     *
     * @param value the parameter
     * @return the value to send, null for NULL; the parameter itself, unless overridden, which leaves it to the built-in rules
     */
    default @Nullable Object write(T value) {
        return value;
    }

    /**
     * Makes a converter that reads, and leaves parameters to the built-in rules.
     *
     * @param javaType the Java type
     * @param reader reads a cell
     * @param <T> the Java type
     * @return the converter, which reads every column
     */
    static <T> Converter<T> reading(Class<T> javaType, Function<Cell, ? extends @Nullable T> reader) {
        return new ReadingConverter<>(
                Objects.requireNonNull(javaType, "javaType"), Objects.requireNonNull(reader, "reader"));
    }
}
