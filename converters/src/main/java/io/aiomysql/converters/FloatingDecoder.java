package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What FLOAT and DOUBLE columns can be read as besides floating-point numbers. */
abstract class FloatingDecoder extends NumberDecoder {

    FloatingDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    final long read(byte[] source, int offset, int length, String wanted) {
        double value = decodeDouble(source, offset, length);
        if (value != Math.rint(value)) {
            throw lossy(wanted, FRACTION); // or NaN
        }
        if (value < -0x1p63 || value >= 0x1p63) {
            throw lossy(wanted, OUT_OF_RANGE);
        }
        return (long) value;
    }

    @Override
    final BigDecimal decodeBigDecimal(byte[] source, int offset, int length) {
        Number value = (Number) decode(source, offset, length);
        if (!Double.isFinite(value.doubleValue())) {
            throw lossy("BigDecimal", "it is not finite");
        }
        // The shortest decimal of the column's own precision: 0.1, not the exact binary value next to it.
        return new BigDecimal(value.toString());
    }

    @Override
    final BigInteger decodeBigInteger(byte[] source, int offset, int length) {
        double value = decodeDouble(source, offset, length);
        if (!Double.isFinite(value) || value != Math.rint(value)) {
            throw lossy("BigInteger", FRACTION);
        }
        return new BigDecimal(value).toBigInteger();
    }
}
