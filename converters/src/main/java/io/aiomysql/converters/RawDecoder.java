package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Columns whose cells have a meaning as bytes, in both protocols: strings, binary strings, VECTOR and GEOMETRY. */
abstract class RawDecoder extends ColumnDecoder {

    RawDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return Utf8.decodeText(this, source, offset, length);
    }

    @Override
    final byte[] decodeBytes(byte[] source, int offset, int length) {
        return Arrays.copyOfRange(source, offset, offset + length);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type, ConversionOptions options) {
        if (type == ByteBuffer.class) {
            return (source, offset, length) ->
                    ByteBuffer.wrap(decodeBytes(source, offset, length)).asReadOnlyBuffer();
        }
        return conversionTo(type);
    }

    /** Finds the conversion into a type that is no array of bytes; null if there is none. */
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return null;
    }
}
