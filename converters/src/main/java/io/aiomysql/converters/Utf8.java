package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of the connection's charset utf8mb4. */
final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Decodes well-formed UTF-8 alone: the JDK's own replacement characters would hide what is lost. */
    static String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        String text = new String(source, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Either the text has this character, or a malformed sequence became it.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, offset, length));
            } catch (CharacterCodingException e) {
                throw column.lossy("String", "it is not well-formed utf8mb4; byte[] gives what is there");
            }
        }
        return text;
    }
}
