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
 * <p>Double quotes need nothing between single ones. The servers accept NUL, LF, CR and SUB as they are, but these
 * characters cause trouble in logs and in the tools that read logs.
 */
final class TextLiteral {

    private static final char SUB = 0x1A;

    private TextLiteral() {}

    /** Writes text that has no unpaired surrogates: what stands for itself in one go, up to the next that does not. */
    static void write(PayloadWriter out, String text, SqlModes modes) {
        boolean escapes = !modes.noBackslashEscapes();
        out.writeInt1('\'');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\'') {
                // The quote itself is the first of what comes next, and is so written twice.
                out.writeRestString(text.substring(written, i + 1));
                written = i;
            } else if (escapes && escapeOf(character) != 0) {
                out.writeRestString(text.substring(written, i));
                out.writeInt1('\\').writeInt1(escapeOf(character));
                written = i + 1;
            }
        }
        out.writeRestString(text.substring(written));
        out.writeInt1('\'');
    }

    /** Returns the character after the backslash, or 0. */
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
}
