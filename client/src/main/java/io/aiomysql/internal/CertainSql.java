package io.aiomysql.internal;

/** SQL in which any server sees the same placeholders, whatever its version and the session's modes are. */
final class CertainSql {

    private CertainSql() {}

    /**
     * Says whether there is nothing that could be read in two ways: backslashes (NO_BACKSLASH_ESCAPES), double quotes
     * (ANSI_QUOTES) and versioned comments.
     */
    static boolean hasCertainCount(String sql) {
        return sql.indexOf('\\') < 0 && sql.indexOf('"') < 0 && !sql.contains("/*!") && !sql.contains("/*M!");
    }
}
