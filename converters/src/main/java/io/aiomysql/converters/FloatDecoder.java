package io.aiomysql.converters;

/** FLOAT: its values are floats, whatever they are read as. */
abstract class FloatDecoder extends FloatingDecoder {

    FloatDecoder() {
        super(SqlType.FLOAT);
    }

    @Override
    final Object decode(byte[] source, int offset, int length) {
        return decodeFloat(source, offset, length);
    }

    @Override
    final double decodeDouble(byte[] source, int offset, int length) {
        return decodeFloat(source, offset, length);
    }
}
