package io.aiomysql.converters;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column of a result: by the user's converters where a type is asked for by its class, and by the
 * built-in ones. What is asked for is resolved once. For any number of threads.
 *
 * <p>Every method reads {@code length} bytes of {@code source} from {@code offset}, a cell without a length before it; the
 * caller has checked that they lie in the array. NULL never comes here. Every method throws {@link ConversionException} if the
 * column's type, or this value, does not convert, if a converter fails, or if the server sent malformed data.
 */
public final class ColumnReader {

    private static final Resolved[] NONE = {};

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

    /**
     * Returns the column.
     *
     * @return what the server says of it
     */
    public ColumnInfo column() {
        return column.info();
    }

    /**
     * Says whether {@link #read(byte[], int, int, Class)} has a way from this column to a type: a converter of the user's, or a
     * built-in conversion. A value may still not fit.
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

    private boolean hasConverterFor(Class<?> type) {
        try {
            return converters.findReader(column, type) != null;
        } catch (RuntimeException e) {
            // What is wrong with the user's code is told when a value is read.
            return true;
        }
    }

    /**
     * Says whether zero dates of this column are read as null, but for their text.
     *
     * @return true for a DATE, DATETIME or TIMESTAMP where the options say so
     */
    public boolean nullsZeroDates() {
        return nullsZeroDates;
    }

    /**
     * Says whether the value is a zero or partial date.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return false for every other value and column
     */
    public boolean isZeroDate(byte[] source, int offset, int length) {
        return decoder.isZeroDate(source, offset, length);
    }

    /**
     * Reads into the type that is the column's default: the user's, else the built-in one.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; null for a zero date if the options say so, and where a converter gives it
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
     * Reads into a type, by the first converter that has it.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @param type the wanted type; Object is the column's default
     * @param <T> the wanted type; of a primitive class its wrapper
     * @return the value; null for a zero date if the options say so, and where a converter gives it
     */
    @SuppressWarnings("unchecked") // int.class is a Class<Integer> whose cast() takes no Integer
    public <T> @Nullable T read(byte[] source, int offset, int length, Class<T> type) {
        return (T) readerOf(type).read(source, offset, length);
    }

    /**
     * Reads a 32-bit integer by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public int readInt(byte[] source, int offset, int length) {
        return decoder.decodeInt(source, offset, length);
    }

    /**
     * Reads a 16-bit integer by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public short readShort(byte[] source, int offset, int length) {
        return decoder.decodeShort(source, offset, length);
    }

    /**
     * Reads a 64-bit integer by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value
     */
    public long readLong(byte[] source, int offset, int length) {
        return decoder.decodeLong(source, offset, length);
    }

    /**
     * Reads a 64-bit floating-point number by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; of a fraction the nearest
     */
    public double readDouble(byte[] source, int offset, int length) {
        return decoder.decodeDouble(source, offset, length);
    }

    /**
     * Reads a 32-bit floating-point number by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the value; of a fraction the nearest
     */
    public float readFloat(byte[] source, int offset, int length) {
        return decoder.decodeFloat(source, offset, length);
    }

    /**
     * Reads an integer or a BIT as a truth value by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return false for 0
     */
    public boolean readBoolean(byte[] source, int offset, int length) {
        return decoder.decodeBoolean(source, offset, length);
    }

    /**
     * Reads the value as text by the built-in conversion: as the server writes it, zero dates too.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return the text
     */
    public String readString(byte[] source, int offset, int length) {
        return decoder.decodeString(source, offset, length);
    }

    /**
     * Copies the bytes of a string, a binary string or a BIT.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
     * @param length the cell's number of bytes
     * @return a new array
     */
    public byte[] readBytes(byte[] source, int offset, int length) {
        return decoder.decodeBytes(source, offset, length);
    }

    /**
     * Reads a decimal number by the built-in conversion.
     *
     * @param source holds the cell
     * @param offset the cell's first byte
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
        } catch (RuntimeException e) {
            throw ConvertedCells.failed(column, type, e);
        }
    }
}
