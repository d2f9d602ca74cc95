package io.aiomysql.converters;

/** DOUBLE in the text protocol. */
final class DoubleTextDecoder extends FloatingDecoder {

    DoubleTextDecoder() {
        super("DOUBLE");
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeDouble(source, offset, length);
    }

    @Override
    public double decodeDouble(byte[] source, int offset, int length) {
        return DoubleText.parseDouble(this, source, offset, length, "double");
    }

    @Override
    public float decodeFloat(byte[] source, int offset, int length) {
        return DoubleText.parseFloat(this, source, offset, length);
    }
}
