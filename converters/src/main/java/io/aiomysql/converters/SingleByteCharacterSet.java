package io.aiomysql.converters;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A character set of one byte a character, decoded by a table: the JDK's, but for what the servers map otherwise. */
final class SingleByteCharacterSet extends CharacterSet {

    private static final char UNMAPPED = '\uFFFD';
    private static final int BYTES = 256;

    private final String name;
    private final Charset charset;
    private final char[] table;

    /** @param serverMappings a byte's value, as a character, and the character that the servers map it to, in turn */
    SingleByteCharacterSet(String name, Charset charset, String serverMappings) {
        this.name = name;
        this.charset = charset;
        this.table = new char[BYTES];
        for (int value = 0; value < BYTES; value++) {
            table[value] = new String(new byte[] {(byte) value}, charset).charAt(0);
        }
        for (int i = 0; i < serverMappings.length(); i += 2) {
            table[serverMappings.charAt(i)] = serverMappings.charAt(i + 1);
        }
    }

    /** Gives the bytes of text; null if a character has none. */
    byte @Nullable [] encode(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = 0;
            while (value < BYTES && table[value] != text.charAt(i)) {
                value++;
            }
            if (value == BYTES) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    @Override
    Charset javaCharset() {
        return charset;
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = table[source[offset + i] & 0xFF];
            if (text[i] == UNMAPPED) {
                throw malformed(column, name);
            }
        }
        return new String(text);
    }
}
