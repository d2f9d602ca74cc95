package io.aiomysql.converters;

import java.math.BigInteger;

/** Columns of 64 bits without a sign: Long where the value fits, else BigInteger. */
abstract class UnsignedLongDecoder extends IntegerDecoder {

    /** The bits of a number of 64 bits that a significand of 53 bits leaves out. */
    private static final long BELOW_DOUBLE = (1L << 11) - 1;

    /** The bits of a number of 64 bits that a significand of 24 bits leaves out. */
    private static final long BELOW_FLOAT = (1L << 40) - 1;

    UnsignedLongDecoder(SqlType columnType) {
        super(columnType);
    }

    /** Reads the 64 bits. */
    abstract long readUnsigned(byte[] source, int offset, int length);

    @Override
    final Object decode(byte[] source, int offset, int length) {
        long value = readUnsigned(source, offset, length);
        if (value < 0) {
            return IntegerText.toBigInteger(value);
        }
        return value;
    }

    @Override
    final long read(byte[] source, int offset, int length, String wanted) {
        long value = readUnsigned(source, offset, length);
        if (value < 0) {
            throw lossy(wanted, OUT_OF_RANGE);
        }
        return value;
    }

    @Override
    final boolean decodeBoolean(byte[] source, int offset, int length) {
        return readUnsigned(source, offset, length) != 0;
    }

    @Override
    final BigInteger decodeBigInteger(byte[] source, int offset, int length) {
        return IntegerText.toBigInteger(readUnsigned(source, offset, length));
    }

    @Override
    final double decodeDouble(byte[] source, int offset, int length) {
        long value = readUnsigned(source, offset, length);
        if (value >= 0) {
            return super.decodeDouble(source, offset, length);
        }
        if ((value & BELOW_DOUBLE) != 0) {
            throw lossy("double", INEXACT);
        }
        return (value >>> 1) * 2.0;
    }

    @Override
    final float decodeFloat(byte[] source, int offset, int length) {
        long value = readUnsigned(source, offset, length);
        if (value >= 0) {
            return super.decodeFloat(source, offset, length);
        }
        if ((value & BELOW_FLOAT) != 0) {
            throw lossy("float", INEXACT);
        }
        return (value >>> 1) * 2.0f;
    }
}
