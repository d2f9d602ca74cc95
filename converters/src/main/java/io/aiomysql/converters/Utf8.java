package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** utf8mb4 and utf8mb3, and with them ascii. */
final class Utf8 extends CharacterSet {

    static final Utf8 UTF8MB4 = new Utf8();

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    @Override
    Charset javaCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        return decodeText(column, source, offset, length);
    }

    /** Decodes well-formed UTF-8 alone: the JDK's own replacement characters would hide what is lost. */
    static String decodeText(ColumnDecoder column, byte[] source, int offset, int length) {
        String text = decodeIfWellFormed(source, offset, length);
        if (text == null) {
            throw malformed(column, "utf8mb4");
        }
        return text;
    }

    static @Nullable String decodeIfWellFormed(byte[] source, int offset, int length) {
        String text = new String(source, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Either the text has this character, or a malformed sequence became it.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, offset, length));
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        return text;
    }
}
