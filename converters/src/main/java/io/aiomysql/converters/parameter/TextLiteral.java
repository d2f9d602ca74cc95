package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Writes text between single quotes, in UTF-8.
 *
 * <pre>
 *   '   ''                     under every mode: \' would end the literal where NO_BACKSLASH_ESCAPES is on after all
 *   \   \\                     these only where the backslash escapes
 *   NUL \0   LF \n   CR \r   SUB \Z
 * </pre>
 *
 * <p>Double quotes need nothing between single ones. NUL, LF, CR and SUB need nothing for the servers, but logs and the tools
 * that read them do better without.
 */
final class TextLiteral {

    private static final char SUB = 0x1A;

    private TextLiteral() {}

    /** Writes text that has no unpaired surrogates. */
    static void write(PayloadWriter out, String text, SqlModes modes) {
        boolean escapes = !modes.noBackslashEscapes();
        out.writeInt1('\'');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                writeAscii(out, character, escapes);
            } else if (Character.isHighSurrogate(character)) {
                i++;
                writeMultibyte(out, Character.toCodePoint(character, text.charAt(i)));
            } else {
                writeMultibyte(out, character);
            }
        }
        out.writeInt1('\'');
    }

    private static void writeAscii(PayloadWriter out, char character, boolean escapes) {
        if (character == '\'') {
            out.writeInt1('\'').writeInt1('\'');
            return;
        }
        int escape = escapes ? escapeOf(character) : 0;
        if (escape != 0) {
            out.writeInt1('\\').writeInt1(escape);
        } else {
            out.writeInt1(character);
        }
    }

    /** Gives what stands behind the backslash, or 0. */
    private static int escapeOf(char character) {
        return switch (character) {
            case '\\' -> '\\';
            case '\0' -> '0';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case SUB -> 'Z';
            default -> 0;
        };
    }

    private static void writeMultibyte(PayloadWriter out, int codePoint) {
        if (codePoint < 0x800) {
            out.writeInt1(0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x1_0000) {
                out.writeInt1(0xE0 | (codePoint >> 12));
            } else {
                out.writeInt1(0xF0 | (codePoint >> 18));
                writeContinuation(out, codePoint >> 12);
            }
            writeContinuation(out, codePoint >> 6);
        }
        writeContinuation(out, codePoint);
    }

    private static void writeContinuation(PayloadWriter out, int bits) {
        out.writeInt1(0x80 | (bits & 0x3F));
    }
}
