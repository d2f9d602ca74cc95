package io.aiomysql.converters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUID of MariaDB, which is sent as text in both protocols. */
final class UuidDecoder extends StringDecoder {

    private final Conversion conversion = uuidConversion();

    UuidDecoder(CharacterSet charset) {
        super(SqlType.UUID, charset);
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        return conversion.decode(source, offset, length);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return type == UUID.class ? conversion : null;
    }
}
