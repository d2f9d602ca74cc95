package io.aiomysql.converters;

/** FLOAT in the binary protocol: the exact IEEE 754 value in 4 bytes, the lowest first. */
final class FloatBinaryDecoder extends FloatDecoder {

    private final FloatingFormat format;

    FloatBinaryDecoder(FloatingFormat format) {
        this.format = format;
    }

    @Override
    float decodeFloat(byte[] source, int offset, int length) {
        if (length != Float.BYTES) {
            throw malformed();
        }
        return LittleEndian.float32(source, offset);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return format.format(decodeFloat(source, offset, length));
    }
}
