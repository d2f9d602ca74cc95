package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What every integer column can be read as, given its value as a long. */
abstract class IntegerDecoder extends NumberDecoder {

    static final String INEXACT = "that type cannot hold its exact value";

    IntegerDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    double decodeDouble(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "double");
        double result = value;
        if (isInexact(value, result)) {
            throw lossy("double", INEXACT);
        }
        return result;
    }

    @Override
    float decodeFloat(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "float");
        float result = value;
        if (isInexact(value, result)) {
            throw lossy("float", INEXACT);
        }
        return result;
    }

    @Override
    boolean decodeBoolean(byte[] source, int offset, int length) {
        return read(source, offset, length, "boolean") != 0;
    }

    @Override
    BigInteger decodeBigInteger(byte[] source, int offset, int length) {
        return BigInteger.valueOf(read(source, offset, length, "BigInteger"));
    }

    @Override
    final BigDecimal decodeBigDecimal(byte[] source, int offset, int length) {
        return new BigDecimal(decodeBigInteger(source, offset, length));
    }

    private static boolean isInexact(long value, double rounded) {
        // The largest longs round to 2^63, which the cast back would hide.
        return (long) rounded != value || rounded == 0x1p63;
    }
}
