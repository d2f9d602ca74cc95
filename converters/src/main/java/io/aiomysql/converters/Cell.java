package io.aiomysql.converters;

import java.math.BigDecimal;

/**
 * One cell that is not NULL, as a {@link Converter} reads it: through the built-in conversions, which are the same for the
 * text and the binary protocol. Valid only during the call it is given to, and in its thread: the bytes beneath are used
 * again for the next rows. Later calls throw {@link IllegalStateException}.
 *
 * <p>Every reading method throws {@link ConversionException} if the column's type, or this value, does not convert. See
 * docs/types.md.
 */
public interface Cell {

    /**
     * Returns the column.
     *
     * @return what the server says of it
     */
    ColumnInfo column();

    /**
     * Reads an integer of 64 bits.
     *
     * @return the value
     */
    long asLong();

    /**
     * Reads a floating-point number of 64 bits.
     *
     * @return the value; of a fraction the nearest
     */
    double asDouble();

    /**
     * Reads an integer or a BIT as a truth value.
     *
     * @return false for 0
     */
    boolean asBoolean();

    /**
     * Reads the value as text: as the server writes it.
     *
     * @return the text
     */
    String asString();

    /**
     * Reads the bytes of a string, a binary string or a BIT.
     *
     * @return a new array
     */
    byte[] asBytes();

    /**
     * Reads a decimal number.
     *
     * @return the value
     */
    BigDecimal asBigDecimal();

    /**
     * Reads the value as a built-in type. Other converters are not asked.
     *
     * @param type the type; Object is the column type's own Java type
     * @param <T> the type; of a primitive class its wrapper
     * @return the value
     */
    <T> T as(Class<T> type);
}
