package io.aiomysql.converters;

/** FLOAT in the text protocol, for which the servers round to six digits. */
final class FloatTextDecoder extends FloatingDecoder {

    FloatTextDecoder() {
        super("FLOAT");
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeFloat(source, offset, length);
    }

    @Override
    public float decodeFloat(byte[] source, int offset, int length) {
        return DoubleText.parseFloat(this, source, offset, length);
    }

    /** Widens the float, as the binary protocol's float is widened: both protocols give one value. */
    @Override
    public double decodeDouble(byte[] source, int offset, int length) {
        return decodeFloat(source, offset, length);
    }
}
