package io.aiomysql.converters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parses the text of a UUID: 36 characters, hexadecimal digits in any case. */
final class UuidText {

    private static final int LENGTH = 36;

    private UuidText() {}

    static @Nullable UUID parse(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHexDigit(text.charAt(i))) {
                return null;
            }
        }
        return UUID.fromString(text);
    }

    private static boolean isHexDigit(char character) {
        return character < 0x80 && Character.digit(character, 16) >= 0;
    }
}
