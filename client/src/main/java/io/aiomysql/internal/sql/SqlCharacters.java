package io.aiomysql.internal.sql;

/** Classifies characters as the servers' lexers do for utf8mb4. */
final class SqlCharacters {

    private static final int DELETE = 0x7F;

    private SqlCharacters() {}

    /** Part of a word: of an unquoted identifier, a keyword or a number. All characters beyond ASCII are. */
    static boolean isWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || isDigit(character)
                || character == '_'
                || character == '$'
                || character > DELETE;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    /** What makes a comment of two dashes before it. */
    static boolean isSpaceOrControl(char character) {
        return character <= ' ' || character == DELETE;
    }
}
