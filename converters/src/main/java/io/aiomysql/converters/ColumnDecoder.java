package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one column's cells into Java values. Chosen once per column per result; stateless, for any number of
 * cells and threads.
 *
 * <p>Every method reads {@code length} bytes of {@code source} from {@code offset}; the caller has checked that they lie in
 * the array. NULL never reaches a decoder. A conversion gives the same value or throws {@link ConversionException}; nothing
 * is cut off. The one exception: a DECIMAL, FLOAT or DOUBLE read as {@code float} or {@code double} gives the nearest value
 * of that type, because few fractions have an exact one.
 *
 * <p>Every method throws {@link ConversionException}, and nothing else, if the column's type does not convert, if this value
 * does not, or if the server sent malformed data. A method that a type does not support throws it for every cell.
 */
abstract class ColumnDecoder {

    private final SqlType columnType;

    ColumnDecoder(SqlType columnType) {
        this.columnType = columnType;
    }

    /** Decodes into the default Java type of the column's type. */
    abstract Object decode(byte[] source, int offset, int length);

    /** Gives the value as text: as the server wrote it, where it wrote text. */
    String decodeString(byte[] source, int offset, int length) {
        String text = Utf8.decodeText(this, source, offset, length);
        if (text.indexOf('\0') >= 0) {
            // With character_set_results = utf16 and the like, MariaDB (11.8) sends numbers and dates so, MySQL (9.7)
            // some.
            throw malformed();
        }
        return text;
    }

    long decodeLong(byte[] source, int offset, int length) {
        throw unsupported("long");
    }

    int decodeInt(byte[] source, int offset, int length) {
        throw unsupported("int");
    }

    double decodeDouble(byte[] source, int offset, int length) {
        throw unsupported("double");
    }

    float decodeFloat(byte[] source, int offset, int length) {
        throw unsupported("float");
    }

    /** Decodes an integer or a BIT as a boolean. */
    boolean decodeBoolean(byte[] source, int offset, int length) {
        throw unsupported("boolean");
    }

    BigDecimal decodeBigDecimal(byte[] source, int offset, int length) {
        throw unsupported("BigDecimal");
    }

    /** Copies the bytes of a string, a binary string or a BIT. */
    byte[] decodeBytes(byte[] source, int offset, int length) {
        throw unsupported("byte[]");
    }

    /** Says whether this is a zero or partial date, such as 0000-00-00 or 2024-05-00, which no Java type can hold. */
    boolean isZeroDate(byte[] source, int offset, int length) {
        return false;
    }

    /** Finds the conversion into a type. */
    final Conversion conversion(Class<?> type, ConversionOptions options) {
        WantedType common = WantedType.of(type);
        if (common != null) {
            return (source, offset, length) -> common.decode(this, source, offset, length);
        }
        Conversion special = conversionTo(type, options);
        if (special == null) {
            throw unsupported(type.getTypeName());
        }
        return special;
    }

    /** Says whether values of this column type become the wanted type, or some of them may. */
    final boolean converts(Class<?> type, ConversionOptions options) {
        return WantedType.of(type) != null || conversionTo(type, options) != null;
    }

    /** Finds the conversion into a type that few column types have; null if this has none. */
    @Nullable
    Conversion conversionTo(Class<?> type, ConversionOptions options) {
        return null;
    }

    /** Gives the column's type in SQL. */
    final SqlType columnType() {
        return columnType;
    }

    short decodeShort(byte[] source, int offset, int length) {
        throw unsupported("short");
    }

    byte decodeByte(byte[] source, int offset, int length) {
        throw unsupported("byte");
    }

    BigInteger decodeBigInteger(byte[] source, int offset, int length) {
        throw unsupported("BigInteger");
    }

    LocalDate decodeLocalDate(byte[] source, int offset, int length) {
        throw unsupported("LocalDate");
    }

    LocalTime decodeLocalTime(byte[] source, int offset, int length) {
        throw unsupported("LocalTime");
    }

    LocalDateTime decodeLocalDateTime(byte[] source, int offset, int length) {
        throw unsupported("LocalDateTime");
    }

    Duration decodeDuration(byte[] source, int offset, int length) {
        throw unsupported("Duration");
    }

    /** The column type never becomes the wanted type. */
    final ConversionException unsupported(String wanted) {
        return new ConversionException("a column of type " + columnType.label() + " cannot be read as " + wanted);
    }

    /** Another value of the column would fit. */
    final ConversionException lossy(String wanted, String reason) {
        return new ConversionException("this " + columnType.label() + " cannot be read as " + wanted + ": " + reason);
    }

    /** The server sent what the column type does not allow. */
    final ConversionException malformed() {
        return new ConversionException("the server sent malformed data in a column of type " + columnType.label());
    }
}
