package io.aiomysql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result. Immutable; safe for use by many threads.
 *
 * <p>Values are decoded when asked for, straight from the bytes that arrived. A value that cannot become what is asked for
 * is a {@link MySqlConversionException} of that read alone; a conversion that would lose something is one too. Columns are
 * counted from 0; one that does not exist is an {@link IndexOutOfBoundsException}. By name, the exact name is looked for
 * first and then one that differs in case only; an unknown name, and one that several columns have, is an {@link
 * IllegalArgumentException} that lists the columns.
 */
public interface Row {

    /**
     * Returns the columns.
     *
     * @return the columns, in order
     */
    List<ColumnMetadata> columns();

    /**
     * Returns the number of columns.
     *
     * @return 1 or more
     */
    int size();

    /**
     * Finds a column by its name.
     *
     * @param column the name
     * @return its index, from 0
     * @throws IllegalArgumentException if no column has the name, or several
     */
    int indexOf(String column);

    /**
     * Says whether a value is NULL.
     *
     * @param column the index
     * @return true for NULL; with {@code zeroDates(NULL)} for zero dates too, whose text {@link #getString} still has
     */
    boolean isNull(int column);

    /**
     * Says whether a value is NULL.
     *
     * @param column the name
     * @return true for NULL
     */
    default boolean isNull(String column) {
        return isNull(indexOf(column));
    }

    /**
     * Returns a value in the Java type that suits the column.
     *
     * @param column the index
     * @return the value, or null for NULL
     */
    @Nullable
    Object get(int column);

    /**
     * Returns a value in the Java type that suits the column.
     *
     * @param column the name
     * @return the value, or null for NULL
     */
    default @Nullable Object get(String column) {
        return get(indexOf(column));
    }

    /**
     * Returns a value in a Java type: by the first of the connection's converters that reads the column as that type.
     *
     * @param <T> the type
     * @param column the index
     * @param type the type; of a primitive its wrapper comes
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    <T> @Nullable T get(int column, Class<T> type);

    /**
     * Returns a value in a Java type: by the first of the connection's converters that reads the column as that type.
     *
     * @param <T> the type
     * @param column the name
     * @param type the type; of a primitive its wrapper comes
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default <T> @Nullable T get(String column, Class<T> type) {
        return get(indexOf(column), type);
    }

    /**
     * Returns a value as a short.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    short getShort(int column);

    /**
     * Returns a value as a short.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default short getShort(String column) {
        return getShort(indexOf(column));
    }

    /**
     * Returns a value as an int.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    int getInt(int column);

    /**
     * Returns a value as an int.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default int getInt(String column) {
        return getInt(indexOf(column));
    }

    /**
     * Returns a value as a long.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    long getLong(int column);

    /**
     * Returns a value as a long.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default long getLong(String column) {
        return getLong(indexOf(column));
    }

    /**
     * Returns a value as a float.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    float getFloat(int column);

    /**
     * Returns a value as a float.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default float getFloat(String column) {
        return getFloat(indexOf(column));
    }

    /**
     * Returns a value as a double.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    double getDouble(int column);

    /**
     * Returns a value as a double.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default double getDouble(String column) {
        return getDouble(indexOf(column));
    }

    /**
     * Returns a value as a boolean: zero is false, any other number true.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    boolean getBoolean(int column);

    /**
     * Returns a value as a boolean: zero is false, any other number true.
     *
     * @param column the name
     * @return the value
     * @throws MySqlConversionException if it cannot be one, as NULL cannot
     */
    default boolean getBoolean(String column) {
        return getBoolean(indexOf(column));
    }

    /**
     * Returns a value as text: the value as the server wrote it.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    @Nullable
    String getString(int column);

    /**
     * Returns a value as text: the value as the server wrote it.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default @Nullable String getString(String column) {
        return getString(indexOf(column));
    }

    /**
     * Returns a value as bytes, copied.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    byte @Nullable [] getBytes(int column);

    /**
     * Returns a value as bytes, copied.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default byte @Nullable [] getBytes(String column) {
        return getBytes(indexOf(column));
    }

    /**
     * Returns a value as an exact number.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    @Nullable
    BigDecimal getBigDecimal(int column);

    /**
     * Returns a value as an exact number.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default @Nullable BigDecimal getBigDecimal(String column) {
        return getBigDecimal(indexOf(column));
    }

    /**
     * Returns a value as a date.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    @Nullable
    LocalDate getLocalDate(int column);

    /**
     * Returns a value as a date.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default @Nullable LocalDate getLocalDate(String column) {
        return getLocalDate(indexOf(column));
    }

    /**
     * Returns a value as a date and time, without a zone.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    @Nullable
    LocalDateTime getLocalDateTime(int column);

    /**
     * Returns a value as a date and time, without a zone.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default @Nullable LocalDateTime getLocalDateTime(String column) {
        return getLocalDateTime(indexOf(column));
    }

    /**
     * Returns a value as a TIME, over its whole range and with its sign.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    @Nullable
    Duration getDuration(int column);

    /**
     * Returns a value as a TIME, over its whole range and with its sign.
     *
     * @param column the name
     * @return the value, or null for NULL
     * @throws MySqlConversionException if it cannot be one
     */
    default @Nullable Duration getDuration(String column) {
        return getDuration(indexOf(column));
    }

    /**
     * Makes an object of the row, or reads its value where the row has one column alone and the class is one that the column
     * can be read as, built in or by a converter: {@code Long}, {@code String}, {@code LocalDate}, {@code byte[]}, an enum, a
     * record with a converter. The value is then what {@link #get(int, Class)} gives: null for NULL, and of a primitive the
     * wrapper.
     *
     * <p>Else it is a record, or a class with one public constructor, compiled with {@code -parameters}. Each
     * component, or parameter, takes the column of its name; else the one whose name differs in case only; else the one that
     * differs in case and underscores, as {@code first_name} does from {@code firstName}. Columns that nothing asks for are
     * passed over. Values are read as {@link #get(int, Class)} reads them.
     *
     * <p>A class that is not public, or not exported, must be open to this client: {@code opens shop.orders to
     * io.aiomysql.client;}, where it is in a module.
     *
     * @param <T> the class
     * @param type the class
     * @return a new object, or the value, which is null for NULL
     * @throws IllegalArgumentException if the class is none of these or out of reach, if it is one of single values and the row
     *     has several columns, or a component has no column or several
     * @throws MySqlConversionException if a value cannot be what its component is, as NULL cannot be a primitive, or the
     *     constructor throws
     */
    <T> @Nullable T as(Class<T> type);

    /**
     * Returns the row as a map from column name to value. Where several columns have a name, all of them are named {@code
     * table.name}, and those that still collide get a number: no column is dropped.
     *
     * @return a new map in the order of the columns; values as {@link #get(int)} gives them
     */
    Map<String, @Nullable Object> toMap();
}
