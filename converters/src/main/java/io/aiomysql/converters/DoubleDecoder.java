package io.aiomysql.converters;

/** DOUBLE: its values are doubles, whatever they are read as. */
abstract class DoubleDecoder extends FloatingDecoder {

    DoubleDecoder() {
        super(SqlType.DOUBLE);
    }

    @Override
    final Object decode(byte[] source, int offset, int length) {
        return decodeDouble(source, offset, length);
    }

    @Override
    final float decodeFloat(byte[] source, int offset, int length) {
        double value = decodeDouble(source, offset, length);
        float result = (float) value;
        if (Float.isInfinite(result) && !Double.isInfinite(value)) {
            throw lossy("float", OUT_OF_RANGE);
        }
        return result;
    }
}
