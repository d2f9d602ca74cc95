package io.aiomysql.converters;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads text as the constant of a Java enum that has this name. */
final class EnumConstants {

    private EnumConstants() {}

    /** Finds the conversion; null if the type is no enum. */
    static @Nullable Conversion conversion(Class<?> type, StringDecoder column) {
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return null;
        }
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : constants) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return (source, offset, length) -> {
            Object constant = byName.get(column.decodeString(source, offset, length));
            if (constant == null) {
                throw column.lossy(type.getSimpleName(), "it is the name of no constant");
            }
            return constant;
        };
    }
}
