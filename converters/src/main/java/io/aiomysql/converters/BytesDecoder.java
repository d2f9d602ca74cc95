package io.aiomysql.converters;

import io.aiomysql.converters.parameter.UuidForm;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Binary strings, in both protocols: BINARY, VARBINARY and BLOB. As a String they must be well-formed utf8mb4: the servers
 * give the charset binary to much that is text, such as the results of SHOW statements.
 */
final class BytesDecoder extends RawDecoder {

    private static final int UUID_LENGTH = 16;

    BytesDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        return decodeBytes(source, offset, length);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type, ConversionOptions options) {
        if (type == UUID.class) {
            boolean timeSwapped = options.uuidForm() == UuidForm.BINARY_TIME_SWAPPED;
            return timeSwapped ? this::decodeSwappedUuid : this::decodeUuid;
        }
        return super.conversionTo(type, options);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return type == float[].class
                ? (source, offset, length) -> VectorDecoder.floats(this, source, offset, length)
                : null;
    }

    /** Reads the bytes in the order of the text, as UUID_TO_BIN(uuid) without its swap flag writes them. */
    private UUID decodeUuid(byte[] source, int offset, int length) {
        if (length != UUID_LENGTH) {
            throw lossy("UUID", "it does not have 16 bytes");
        }
        return new UUID(
                Long.reverseBytes(LittleEndian.int64(source, offset)),
                Long.reverseBytes(LittleEndian.int64(source, offset + Long.BYTES)));
    }

    /** Reads what UUID_TO_BIN(uuid, 1) writes: the high 16 bits of the time first, then the middle 16, then the low 32. */
    private UUID decodeSwappedUuid(byte[] source, int offset, int length) {
        UUID stored = decodeUuid(source, offset, length);
        long time = stored.getMostSignificantBits();
        return new UUID(
                (time << 32) | (((time >>> 32) & 0xFFFF) << 16) | (time >>> 48), stored.getLeastSignificantBits());
    }
}
