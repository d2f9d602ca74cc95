package io.aiomysql.converters;

import java.nio.charset.Charset;

/**
 * utf32: four bytes a character, the highest first. The JDK's UTF-32BE drops a U+FEFF at the beginning, and lets halves of
 * surrogate pairs pass.
 */
final class Utf32 extends CharacterSet {

    static final Utf32 UTF32 = new Utf32();

    private Utf32() {}

    @Override
    Charset javaCharset() {
        return Charset.forName("UTF-32BE");
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        if (length % Integer.BYTES != 0) {
            throw malformed(column, "utf32");
        }
        StringBuilder text = new StringBuilder(length / Integer.BYTES);
        for (int at = offset; at < offset + length; at += Integer.BYTES) {
            int codePoint = Integer.reverseBytes((int) LittleEndian.unsignedInt(source, at));
            if (!Character.isValidCodePoint(codePoint)
                    || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
                throw malformed(column, "utf32");
            }
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }
}
