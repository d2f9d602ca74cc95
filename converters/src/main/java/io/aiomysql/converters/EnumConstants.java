package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** Reads text as the constant of a Java enum that has this name. */
final class EnumConstants {

    private EnumConstants() {}

    /** Finds the conversion; null if the type is no enum. */
    static @Nullable Conversion conversion(Class<?> type, StringDecoder column) {
        return type.isEnum()
                ? (source, offset, length) -> find(type, column, column.decodeString(source, offset, length))
                : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class that is an enum extends Enum of itself
    private static Object find(Class type, StringDecoder column, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            // Its message has the text.
            throw column.lossy(type.getSimpleName(), "the enum has no constant of that name");
        }
    }
}
