package io.aiomysql.converters;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts column values to one Java type of the user's, and values of that type to parameters. The same converter is
 * used for the text protocol and the binary protocol. Must be safe for use by many threads.
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
 * <p>An exception that {@code reads}, {@code read} or {@code write} throws becomes the cause of a {@link
 * ConversionException}, which fails only that read or that statement.
 *
 * <p>A converter is given to {@link ConvertersBuilder#add(Converter)}, or is found by ServiceLoader.
 *
 * @param <T> the Java type
 */
public interface Converter<T> {

    /** {@return the Java type: a class that is not primitive, and the same at every call} */
    Class<T> javaType();

    /**
     * Says whether this converter reads a column. It is called once for each column of a result.
     *
     * @param column the column
     * @return true for every column, unless overridden; if false, the next converter is asked
     */
    default boolean reads(ColumnInfo column) {
        return true;
    }

    /**
     * Reads a cell. It is not called for NULL, which is read as null.
     *
     * @param cell the cell, valid during this call
     * @return the value, or null
     */
    @Nullable
    T read(Cell cell);

    /**
     * Converts a value to a type that can be a parameter: null, a primitive's wrapper, String, BigInteger, BigDecimal,
     * {@code byte[]}, a type of java.time, UUID.
     *
     * @param value the parameter
     * @return the value to send, null for NULL; the parameter itself, unless overridden, so that the built-in rules are
     *     applied
     */
    default @Nullable Object write(T value) {
        return value;
    }

    /**
     * Makes a converter that only reads. For parameters the built-in rules are applied.
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
