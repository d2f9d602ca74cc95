package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** VECTOR, in both protocols: IEEE 754 numbers of 4 bytes each, the lowest byte first. */
final class VectorDecoder extends RawDecoder {

    VectorDecoder() {
        super(SqlType.VECTOR);
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        return floats(this, source, offset, length);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        throw unsupported("String");
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return type == float[].class ? this::decode : null;
    }

    static float[] floats(ColumnDecoder column, byte[] source, int offset, int length) {
        if (length % Float.BYTES != 0) {
            throw column.lossy("float[]", "its length is not a multiple of 4");
        }
        float[] vector = new float[length / Float.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = LittleEndian.float32(source, offset + i * Float.BYTES);
        }
        return vector;
    }
}
