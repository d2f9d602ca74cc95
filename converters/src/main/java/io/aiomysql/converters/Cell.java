package io.aiomysql.converters;

import java.math.BigDecimal;

/**
 * One cell that is not NULL, as a {@link Converter} reads it: through the built-in conversions, which are the same for
 * the text and the binary protocol. Valid only during the call of the converter that it is given to, and in the thread
 * of that call, because its bytes are used again for the next rows. Later calls throw {@link IllegalStateException}.
 *
 * <p>Every reading method throws {@link ConversionException} if the column's type, or this value, does not convert. See
 * docs/types.md.
 */
public interface Cell {

    /** {@return the server's description of the column} */
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
     * @return the value; the nearest one if there is no exact one
     */
    double asDouble();

    /**
     * Reads an integer or a BIT as a boolean.
     *
     * @return false for 0
     */
    boolean asBoolean();

    /**
     * Reads the value as the text that the server writes for it.
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
     * Reads the value by the built-in conversion. Other converters are not used.
     *
     * @param type the type; Object stands for the default Java type of the column's type
     * @param <T> the type; for a primitive class its wrapper
     * @return the value
     */
    <T> T as(Class<T> type);
}
