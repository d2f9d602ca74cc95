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
 * <p>A value is decoded when it is read, directly from the bytes that arrived. If it cannot be converted to the requested
 * type, or only with a loss, that read throws {@link MySqlConversionException}; other reads are not affected. Columns are
 * counted from 0; for an index that does not exist, {@link IndexOutOfBoundsException} is thrown. A column's name is looked
 * up as it is first, then without regard to upper and lower case; for a name that no column has, or several have,
 * {@link IllegalArgumentException} is thrown, and its message lists the columns.
 */
public interface Row {

    /** {@return the columns, in order} */
    List<ColumnMetadata> columns();

    /** {@return the number of columns, 1 or more} */
    int size();

    /**
     * Finds a column by its name.
     *
     * @param column the name
     * @return its index, from 0
     * @throws IllegalArgumentException if no column has the name, or several have it
     */
    int indexOf(String column);

    /**
     * Says whether a value is NULL.
     *
     * @param column the index
     * @return true for NULL; with {@code zeroDates(NULL)} for zero dates too, whose text {@link #getString} still has
     */
    boolean isNull(int column);

    /** As {@link #isNull(int)}, for the column with this name. */
    default boolean isNull(String column) {
        return isNull(indexOf(column));
    }

    /**
     * Returns a value in the column's default Java type.
     *
     * @param column the index
     * @return the value, or null for NULL
     */
    @Nullable
    Object get(int column);

    /** As {@link #get(int)}, for the column with this name. */
    default @Nullable Object get(String column) {
        return get(indexOf(column));
    }

    /**
     * Returns a value in a Java type. The first of the connection's converters that can read the column as that type
     * converts it.
     *
     * @param <T> the type
     * @param column the index
     * @param type the type; for a primitive type, the wrapper is returned
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    <T> @Nullable T get(int column, Class<T> type);

    /** As {@link #get(int, Class)}, for the column with this name. */
    default <T> @Nullable T get(String column, Class<T> type) {
        return get(indexOf(column), type);
    }

    /**
     * Returns a value as a short.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    short getShort(int column);

    /** As {@link #getShort(int)}, for the column with this name. */
    default short getShort(String column) {
        return getShort(indexOf(column));
    }

    /**
     * Returns a value as an int.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    int getInt(int column);

    /** As {@link #getInt(int)}, for the column with this name. */
    default int getInt(String column) {
        return getInt(indexOf(column));
    }

    /**
     * Returns a value as a long.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    long getLong(int column);

    /** As {@link #getLong(int)}, for the column with this name. */
    default long getLong(String column) {
        return getLong(indexOf(column));
    }

    /**
     * Returns a value as a float.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    float getFloat(int column);

    /** As {@link #getFloat(int)}, for the column with this name. */
    default float getFloat(String column) {
        return getFloat(indexOf(column));
    }

    /**
     * Returns a value as a double.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    double getDouble(int column);

    /** As {@link #getDouble(int)}, for the column with this name. */
    default double getDouble(String column) {
        return getDouble(indexOf(column));
    }

    /**
     * Returns a value as a boolean: zero is false, any other number true.
     *
     * @param column the index
     * @return the value
     * @throws MySqlConversionException if the value is NULL, or cannot be converted
     */
    boolean getBoolean(int column);

    /** As {@link #getBoolean(int)}, for the column with this name. */
    default boolean getBoolean(String column) {
        return getBoolean(indexOf(column));
    }

    /**
     * Returns a value as text, as the server writes it.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    @Nullable
    String getString(int column);

    /** As {@link #getString(int)}, for the column with this name. */
    default @Nullable String getString(String column) {
        return getString(indexOf(column));
    }

    /**
     * Returns a value as bytes, in a new array.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    byte @Nullable [] getBytes(int column);

    /** As {@link #getBytes(int)}, for the column with this name. */
    default byte @Nullable [] getBytes(String column) {
        return getBytes(indexOf(column));
    }

    /**
     * Returns a value as an exact number.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    @Nullable
    BigDecimal getBigDecimal(int column);

    /** As {@link #getBigDecimal(int)}, for the column with this name. */
    default @Nullable BigDecimal getBigDecimal(String column) {
        return getBigDecimal(indexOf(column));
    }

    /**
     * Returns a value as a date.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    @Nullable
    LocalDate getLocalDate(int column);

    /** As {@link #getLocalDate(int)}, for the column with this name. */
    default @Nullable LocalDate getLocalDate(String column) {
        return getLocalDate(indexOf(column));
    }

    /**
     * Returns a value as a date and time, without a zone.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    @Nullable
    LocalDateTime getLocalDateTime(int column);

    /** As {@link #getLocalDateTime(int)}, for the column with this name. */
    default @Nullable LocalDateTime getLocalDateTime(String column) {
        return getLocalDateTime(indexOf(column));
    }

    /**
     * Returns a TIME value as a duration, with its sign and over the whole range of TIME.
     *
     * @param column the index
     * @return the value, or null for NULL
     * @throws MySqlConversionException if the value cannot be converted
     */
    @Nullable
    Duration getDuration(int column);

    /** As {@link #getDuration(int)}, for the column with this name. */
    default @Nullable Duration getDuration(String column) {
        return getDuration(indexOf(column));
    }

    /**
     * Converts the row to an object. If the row has only one column, and the column can be read as the class, by a built-in
     * conversion or by a converter, the object is the column's value: for {@code Long}, {@code String}, {@code LocalDate},
     * {@code byte[]}, an enum, a record with a converter. The value is then the one that {@link #get(int, Class)} returns:
     * null for NULL, and the wrapper for a primitive type.
     *
     * <p>Otherwise the class must be a record, or a class with one public constructor that was compiled with
     * {@code -parameters}. Each component, or parameter, takes the value of the column with the same name; if there is none,
     * of the column whose name differs only in upper and lower case; if there is none, of the column whose name also differs
     * in underscores, such as {@code first_name} for {@code firstName}. Columns that no component uses are ignored. Values
     * are read as {@link #get(int, Class)} reads them.
     *
     * <p>If the class is in a module, and is not public or not in an exported package, the module must open its package to
     * this client: {@code opens shop.orders to io.aiomysql.client;}
     *
     * @param <T> the class
     * @param type the class
     * @return a new object, or the column's value, which is null for NULL
     * @throws IllegalArgumentException if the class is none of these or is not accessible, if it is a class of single values
     *     and the row has several columns, or if no column, or more than one, fits a component
     * @throws MySqlConversionException if the column's value cannot be converted to the class, or a value to the type of its
     *     component, as NULL cannot be to a primitive type, or if the constructor throws
     */
    <T> @Nullable T as(Class<T> type);

    /**
     * Returns the row as a map from column name to value. If several columns have the same name, their keys are
     * {@code table.name}; keys that are still the same get a number. No column is dropped.
     *
     * @return a new map in the order of the columns, with the values that {@link #get(int)} returns
     */
    Map<String, @Nullable Object> toMap();
}
