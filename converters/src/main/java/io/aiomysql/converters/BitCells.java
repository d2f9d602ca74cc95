package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** The forms in which the servers send a BIT, for {@link BitDecoder}. */
final class BitCells {

    private BitCells() {}

    /** Gives the number of up to 8 bytes, the highest first. */
    static long number(byte[] source, int offset, int length) {
        long bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits = (bits << Byte.SIZE) | (source[i] & 0xFF);
        }
        return bits;
    }

    static byte[] bytes(long number, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (number >>> (Byte.SIZE * (width - 1 - i)));
        }
        return bytes;
    }

    /** Says whether this is a number in decimal, of up to 20 digits, which the largest of 64 bits has. */
    static boolean areDigits(byte[] source, int offset, int length) {
        if (length < 1 || length > 20 || (length > 1 && source[offset] == '0')) {
            return false;
        }
        for (int i = offset; i < offset + length; i++) {
            if (source[i] < '0' || source[i] > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean areSignedDigits(byte[] source, int offset, int length) {
        return (length > 1 && source[offset] == '-')
                ? areDigits(source, offset + 1, length - 1)
                : areDigits(source, offset, length);
    }

    /**
     * Undoes what MySQL (9.7) does to IF and CASE: it takes the bytes for text in latin1, and converts it to the session's
     * UTF-8. Gives null if it is no such text of at most {@code width} characters.
     */
    static byte @Nullable [] bytesOfCharacters(byte[] source, int offset, int length, int width) {
        SingleByteCharacterSet latin1 = CharacterSets.latin1();
        if (latin1 == null) {
            return null;
        }
        String text = Utf8.decodeIfWellFormed(source, offset, length);
        return text == null || text.length() > width ? null : latin1.encode(text);
    }
}
