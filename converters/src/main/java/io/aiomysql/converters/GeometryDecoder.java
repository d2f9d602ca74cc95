package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** GEOMETRY and its kinds, in both protocols. */
final class GeometryDecoder extends RawDecoder {

    GeometryDecoder() {
        super(SqlType.GEOMETRY);
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        if (length < Geometry.MIN_LENGTH) {
            throw malformed();
        }
        return Geometry.of(decodeBytes(source, offset, length));
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        throw unsupported("String");
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return type == Geometry.class ? this::decode : null;
    }
}
