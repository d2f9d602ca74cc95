package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * BIT(1) to BIT(64), in both protocols: a number of 1 to 8 bytes, the highest first.
 */
final class BitDecoder extends UnsignedLongDecoder {

    BitDecoder() {
        super(SqlType.BIT);
    }

    @Override
    long readUnsigned(byte[] source, int offset, int length) {
        if (length < 1 || length > Long.BYTES) {
            throw malformed();
        }
        long bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits = (bits << Byte.SIZE) | (source[i] & 0xFF);
        }
        return bits;
    }

    /** Gives the number in decimal: the server sends no text for a BIT. */
    @Override
    String decodeString(byte[] source, int offset, int length) {
        return Long.toUnsignedString(readUnsigned(source, offset, length));
    }

    @Override
    byte[] decodeBytes(byte[] source, int offset, int length) {
        return Arrays.copyOfRange(source, offset, offset + length);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type, ConversionOptions options) {
        return type == ByteBuffer.class
                ? (source, offset, length) ->
                        ByteBuffer.wrap(decodeBytes(source, offset, length)).asReadOnlyBuffer()
                : null;
    }
}
