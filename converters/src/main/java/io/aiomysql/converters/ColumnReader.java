package io.aiomysql.converters;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column of a result: with the user's converters where a type is asked for by its class, and
 * else with the built-in ones. The converter of a type is looked up only once. Safe for use by many threads.
 *
 * <p>Every method reads a cell: {@code length} bytes of {@code source} from {@code offset}, without the length before
 * them. The caller has checked that the array contains them, and that the cell is not NULL. Every method throws {@link
 * ConversionException} if the column's type, or this value, does not convert, if a converter fails, or if the server
 * sent malformed data.
 */
public final class ColumnReader {

    private static final Resolved[] NONE = {};

    /** The types that few types of columns can be read as; enums are too. */
    private static final Set<Class<?>> SPECIAL = Set.of(
            Year.class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            UUID.class,
            InetAddress.class,
            Set.class,
            float[].class,
            Geometry.class,
            ByteBuffer.class);

    private final Converters converters;
    private final DecodedColumn column;
    private final ColumnDecoder decoder;
    private final boolean nullsZeroDates;

    // Two threads that resolve the same at once find the same.
    private volatile @Nullable CellReader untyped;
    private volatile Resolved[] typed = NONE;

    private record Resolved(Class<?> type, CellReader reader) {}

    ColumnReader(Converters converters, DecodedColumn column) {
        this.converters = converters;
        this.column = column;
        this.decoder = column.decoder();
        this.nullsZeroDates = column.nullsZeroDates();
    }

    /** {@return the server's description of the column} */
    public ColumnInfo column() {
        return column.info();
    }

    /**
     * Says whether {@link #read(byte[], int, int, Class)} can read this column as a type, by a converter of the user's or by a
     * built-in conversion. A single value may still be refused.
     *
     * @param type the wanted type
     * @return false where there is none
     */
    public boolean reads(Class<?> type) {
        return readsBuiltIn(type) || hasConverterFor(type);
    }

    /**
     * Says whether a built-in conversion leads from this column to a type; that is one of single values then.
     *
     * @param type the wanted type
     * @return true for Object, text, numbers, dates and times, and for what else this column becomes, as enums
     */
    public boolean readsBuiltIn(Class<?> type) {
        return decoder.converts(type, converters.options());
    }

    /**
     * Says whether a type is one of single values: whether a built-in conversion leads to it from some type of column.
     *
     * @param type the wanted type
     * @return false for a type that only a converter, or a whole row, becomes
     */
    public static boolean isSingleValue(Class<?> type) {
        return WantedType.of(type) != null || type.isEnum() || SPECIAL.contains(type);
    }

    private boolean hasConverterFor(Class<?> type) {
        try {
            return converters.findReader(column, type) != null;
        } catch (RuntimeException | Error e) {
            // What is wrong with the user's code is told when a value is read.
            return true;
        }
    }

    /**
     * Says whether zero dates of this column are read as null, except as text.
     *
     * @return true for a DATE, DATETIME or TIMESTAMP if the options say so
     */
    public boolean nullsZeroDates() {
        return nullsZeroDates;
    }

    /**
     * Says whether the value is a zero or partial date.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return false for every other value and column
     */
    public boolean isZeroDate(byte[] source, int offset, int length) {
        return decoder.isZeroDate(source, offset, length);
    }

    /**
     * Reads the value as the column's default type: the user's default, else the built-in one.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; null for a zero date if the options say so, and if a converter returns null
     */
    public @Nullable Object read(byte[] source, int offset, int length) {
        CellReader reader = untyped;
        if (reader == null) {
            reader = resolve(Object.class);
            untyped = reader;
        }
        return reader.read(source, offset, length);
    }

    /**
     * Reads the value as a type, with the first converter for it.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @param type the wanted type; Object stands for the column's default type
     * @param <T> the wanted type; for a primitive class its wrapper
     * @return the value; null for a zero date if the options say so, and if a converter returns null
     */
    @SuppressWarnings("unchecked") // int.class is a Class<Integer> whose cast() takes no Integer
    public <T> @Nullable T read(byte[] source, int offset, int length, Class<T> type) {
        return (T) readerOf(type).read(source, offset, length);
    }

    /**
     * Reads a 32-bit integer by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public int readInt(byte[] source, int offset, int length) {
        return decoder.decodeInt(source, offset, length);
    }

    /**
     * Reads a 16-bit integer by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public short readShort(byte[] source, int offset, int length) {
        return decoder.decodeShort(source, offset, length);
    }

    /**
     * Reads a 64-bit integer by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public long readLong(byte[] source, int offset, int length) {
        return decoder.decodeLong(source, offset, length);
    }

    /**
     * Reads a 64-bit floating-point number by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; the nearest one if there is no exact one
     */
    public double readDouble(byte[] source, int offset, int length) {
        return decoder.decodeDouble(source, offset, length);
    }

    /**
     * Reads a 32-bit floating-point number by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; the nearest one if there is no exact one
     */
    public float readFloat(byte[] source, int offset, int length) {
        return decoder.decodeFloat(source, offset, length);
    }

    /**
     * Reads an integer or a BIT as a boolean by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return false for 0
     */
    public boolean readBoolean(byte[] source, int offset, int length) {
        return decoder.decodeBoolean(source, offset, length);
    }

    /**
     * Reads the value by the built-in conversion as the text that the server writes for it; zero dates too.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the text
     */
    public String readString(byte[] source, int offset, int length) {
        return decoder.decodeString(source, offset, length);
    }

    /**
     * Copies the bytes of a string, a binary string or a BIT.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return a new array
     */
    public byte[] readBytes(byte[] source, int offset, int length) {
        return decoder.decodeBytes(source, offset, length);
    }

    /**
     * Reads a decimal number by the built-in conversion.
     *
     * @param source the array that contains the cell
     * @param offset the index of the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public BigDecimal readBigDecimal(byte[] source, int offset, int length) {
        return decoder.decodeBigDecimal(source, offset, length);
    }

    private CellReader readerOf(Class<?> type) {
        Resolved[] known = typed;
        for (Resolved resolved : known) {
            if (resolved.type() == type) {
                return resolved.reader();
            }
        }
        CellReader reader = resolve(type);
        Resolved[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Resolved(type, reader);
        typed = more;
        return reader;
    }

    private CellReader resolve(Class<?> type) {
        CellReader reader = askUsersCode(type);
        if (type == String.class || !nullsZeroDates) {
            return reader;
        }
        return (source, offset, length) ->
                decoder.isZeroDate(source, offset, length) ? null : reader.read(source, offset, length);
    }

    private CellReader askUsersCode(Class<?> type) {
        try {
            return type == Object.class ? converters.untyped(column) : converters.typed(column, type);
        } catch (ConversionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw ConvertedCells.failed(column, type, e);
        }
    }
}
