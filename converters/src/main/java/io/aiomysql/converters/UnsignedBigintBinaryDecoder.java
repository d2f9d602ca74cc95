package io.aiomysql.converters;

/** BIGINT UNSIGNED in the binary protocol: 8 bytes, the lowest first. */
final class UnsignedBigintBinaryDecoder extends UnsignedLongDecoder {

    private final ZeroPadding padding;

    UnsignedBigintBinaryDecoder(ZeroPadding padding) {
        super(SqlType.BIGINT_UNSIGNED);
        this.padding = padding;
    }

    @Override
    long readUnsigned(byte[] source, int offset, int length) {
        if (length != Long.BYTES) {
            throw malformed();
        }
        return LittleEndian.int64(source, offset);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return padding.pad(Long.toUnsignedString(readUnsigned(source, offset, length)));
    }
}
