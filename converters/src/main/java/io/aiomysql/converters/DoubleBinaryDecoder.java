package io.aiomysql.converters;

/** DOUBLE in the binary protocol: the IEEE 754 value in 8 bytes, the lowest first. */
final class DoubleBinaryDecoder extends DoubleDecoder {

    private final FloatingFormat format;

    DoubleBinaryDecoder(FloatingFormat format) {
        this.format = format;
    }

    @Override
    double decodeDouble(byte[] source, int offset, int length) {
        if (length != Double.BYTES) {
            throw malformed();
        }
        return LittleEndian.float64(source, offset);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return format.format(decodeDouble(source, offset, length));
    }
}
