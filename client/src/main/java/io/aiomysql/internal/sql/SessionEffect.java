package io.aiomysql.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a command may change in the session, as far as its text tells. Functions and triggers, which any statement may run,
 * are not in the text: the server reports their changes.
 */
public enum SessionEffect {
    /** Nothing. */
    NONE,

    /** Variables; if the statement fails, perhaps some of them: servers set one after the other, and a GLOBAL one may wait. */
    VARIABLES,

    /** The default database; if the statement fails, nothing. */
    DATABASE,

    /** What tables and other objects are, and the default database if it is dropped, even if the statement fails. */
    DEFINITIONS,

    /** Anything but definitions, even if the statement fails: CALL, a block, or an unknown word. */
    ANYTHING,

    /** Anything, even if it fails: several statements, or EXECUTE, whose SQL is elsewhere. */
    EVERYTHING,

    /** What the server reports of the session. */
    TRACKING;

    /** Says whether it may have happened although the statement failed, except for definitions. */
    public boolean mayRunInPart() {
        return this == ANYTHING || this == EVERYTHING || this == TRACKING;
    }

    /** Says whether it may concern the variables that tell how text and times are read. */
    public boolean mayChangeReading() {
        return this == VARIABLES || mayRunInPart();
    }

    private static final List<String> COMMON = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private static final Set<String> WITHOUT = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "REPLACE",
            "WITH",
            "VALUES",
            "TABLE",
            "(",
            "COMMIT",
            "ROLLBACK",
            "START",
            "SAVEPOINT",
            "RELEASE",
            "SHOW",
            "DESCRIBE",
            "DESC",
            "EXPLAIN",
            "LOCK",
            "UNLOCK",
            "LOAD",
            "ANALYZE",
            "OPTIMIZE",
            "CHECK",
            "GRANT",
            "REVOKE",
            "FLUSH",
            "KILL",
            "XA");

    /**
     * Reads it from the text.
     *
     * @param sql what is sent
     * @param several whether the server takes several statements at once
     * @return what it may change
     */
    public static SessionEffect of(String sql, boolean several) {
        boolean mayHideOne = several && sql.indexOf(';') >= 0;
        if (!mayHideOne && beginsWithCommonWord(sql)) {
            return NONE;
        }
        String word = FirstWord.of(sql);
        if (!mayHideOne && WITHOUT.contains(word)) {
            return NONE;
        }
        if (containsIgnoringCase(sql, "session_track")) {
            return TRACKING;
        }
        return mayHideOne ? EVERYTHING : ofOne(word, sql);
    }

    /** Finds most statements without making anything. */
    private static boolean beginsWithCommonWord(String sql) {
        for (String word : COMMON) {
            int end = word.length();
            if (sql.regionMatches(true, 0, word, 0, end)) {
                return sql.length() == end || !Character.isUnicodeIdentifierPart(sql.charAt(end));
            }
        }
        return false;
    }

    private static SessionEffect ofOne(String word, String sql) {
        return switch (word) {
            case "SET" -> ofSet(sql);
            case "USE" -> DATABASE;
            case "CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE" -> DEFINITIONS;
            case "EXECUTE" -> EVERYTHING;
            case "BEGIN" -> isOnlyBegin(sql) ? NONE : ANYTHING;
            default -> ANYTHING;
        };
    }

    /** The commonest ones change nothing that a prepared statement depends on. A function may do more before it fails. */
    private static SessionEffect ofSet(String sql) {
        String rest =
                sql.substring(FirstWord.startOf(sql) + "SET".length()).strip().toUpperCase(Locale.ROOT);
        boolean one = rest.indexOf(',') < 0 && rest.indexOf('(') < 0 && rest.indexOf('/') < 0;
        if (one && (rest.startsWith("AUTOCOMMIT") || rest.startsWith("TRANSACTION"))) {
            return NONE;
        }
        return rest.indexOf('(') < 0 ? VARIABLES : ANYTHING;
    }

    /** MariaDB has blocks: BEGIN NOT ATOMIC ... END. */
    private static boolean isOnlyBegin(String sql) {
        String rest = sql.substring(FirstWord.startOf(sql) + "BEGIN".length()).strip();
        return rest.isEmpty() || rest.equalsIgnoreCase("WORK") || rest.equals(";");
    }

    /** Says whether a statement asks for what the one before it left behind: ROW_COUNT(). */
    public static boolean asksForRowCount(String sql) {
        return containsIgnoringCase(sql, "row_count");
    }

    private static boolean containsIgnoringCase(String sql, String word) {
        for (int i = 0; i <= sql.length() - word.length(); i++) {
            if (sql.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
