package io.aiomysql.internal.sql;

import java.util.Locale;

/** Finds the word that says what kind of statement it is. */
public final class FirstWord {

    private FirstWord() {}

    /**
     * Returns the first word after spaces and plain comments.
     *
     * @param sql one statement
     * @return the word in capital letters; "(" for a query in parentheses; empty for anything else, such as a versioned
     *     comment, which holds SQL
     */
    public static String of(String sql) {
        int start = startOf(sql);
        if (start < sql.length() && sql.charAt(start) == '(') {
            return "(";
        }
        int end = start;
        while (end < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** Returns the position of the first character that is neither space nor part of a plain comment. */
    static int startOf(String sql) {
        int at = skipSpace(sql, 0);
        while (at < sql.length()) {
            int end = endOfComment(sql, at);
            if (end == at) {
                return at;
            }
            at = skipSpace(sql, end);
        }
        return at;
    }

    private static int endOfComment(String sql, int at) {
        if (sql.startsWith("#", at) || sql.startsWith("--", at)) {
            return after(sql, "\n", at);
        }
        boolean plain = sql.startsWith("/*", at) && !sql.startsWith("/*!", at) && !sql.startsWith("/*M!", at);
        return plain ? after(sql, "*/", at + 2) : at;
    }

    private static int after(String sql, String end, int from) {
        int at = sql.indexOf(end, from);
        return at < 0 ? sql.length() : at + end.length();
    }

    private static int skipSpace(String sql, int from) {
        int at = from;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at;
    }
}
