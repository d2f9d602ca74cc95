package io.aiomysql.converters;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Character strings, in both protocols: CHAR, VARCHAR, TEXT, ENUM, SET and JSON. */
class StringDecoder extends RawDecoder {

    private final CharacterSet charset;

    StringDecoder(SqlType columnType, CharacterSet charset) {
        super(columnType);
        this.charset = charset;
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        return decodeString(source, offset, length);
    }

    @Override
    final String decodeString(byte[] source, int offset, int length) {
        return charset.decode(this, source, offset, length);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return switch (columnType()) {
            case CHAR, VARCHAR, TEXT -> type == UUID.class ? uuidConversion() : EnumConstants.conversion(type, this);
            case ENUM -> EnumConstants.conversion(type, this);
            case SET -> type == Set.class ? this::decodeSet : null;
            default -> null;
        };
    }

    final Conversion uuidConversion() {
        return (source, offset, length) -> {
            String text = decodeString(source, offset, length);
            UUID uuid = UuidText.parse(text);
            if (uuid == null) {
                throw lossy("UUID", "it is not of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
            }
            return uuid;
        };
    }

    /** Gives the members in the order of the column's definition, which is the order they are sent in. */
    private Set<String> decodeSet(byte[] source, int offset, int length) {
        String text = decodeString(source, offset, length);
        return text.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(new LinkedHashSet<>(List.of(text.split(",", -1))));
    }
}
