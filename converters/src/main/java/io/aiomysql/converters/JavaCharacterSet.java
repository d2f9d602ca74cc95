package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** A character set that the JDK decodes, but for characters that the servers give another code point. */
final class JavaCharacterSet extends CharacterSet {

    private final String name;
    private final Charset charset;
    private final String replacements;

    /** @param replacements what the JDK makes of some bytes, and what the servers make of them, in turn */
    JavaCharacterSet(String name, Charset charset, String replacements) {
        this.name = name;
        this.charset = charset;
        this.replacements = replacements;
    }

    @Override
    Charset javaCharset() {
        return charset;
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(source, offset, length))
                    .toString();
            for (int i = 0; i < replacements.length(); i += 2) {
                text = text.replace(replacements.charAt(i), replacements.charAt(i + 1));
            }
            return text;
        } catch (CharacterCodingException e) {
            throw malformed(column, name);
        }
    }
}
