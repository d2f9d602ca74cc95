package io.aiomysql.converters;

/** The integers that a number column can be read as, given its value as a long. */
abstract class NumberDecoder extends ColumnDecoder {

    static final String OUT_OF_RANGE = "it is out of range";
    static final String FRACTION = "it has a fraction";

    NumberDecoder(SqlType columnType) {
        super(columnType);
    }

    /** Reads a whole number that fits into a long; {@code wanted} is the type for the message if it is none. */
    abstract long read(byte[] source, int offset, int length, String wanted);

    @Override
    final long decodeLong(byte[] source, int offset, int length) {
        return read(source, offset, length, "long");
    }

    @Override
    final int decodeInt(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "int");
        if (value != (int) value) {
            throw lossy("int", OUT_OF_RANGE);
        }
        return (int) value;
    }

    @Override
    final short decodeShort(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "short");
        if (value != (short) value) {
            throw lossy("short", OUT_OF_RANGE);
        }
        return (short) value;
    }

    @Override
    final byte decodeByte(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "byte");
        if (value != (byte) value) {
            throw lossy("byte", OUT_OF_RANGE);
        }
        return (byte) value;
    }
}
