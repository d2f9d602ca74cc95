package io.aiomysql.internal.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides from the value of sql_mode what double quotes mean.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/sql-mode.html">MySQL: Server SQL Modes</a>
 */
public final class SqlModeNames {

    /** The mode itself, and those that include it; MySQL has only the first two since 8.0. */
    private static final Set<String> WITH_ANSI_QUOTES =
            Set.of("ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL");

    private SqlModeNames() {}

    public static boolean hasAnsiQuotes(String sqlMode) {
        return Pattern.compile(",")
                .splitAsStream(sqlMode.toUpperCase(Locale.ROOT))
                .map(String::strip)
                .anyMatch(WITH_ANSI_QUOTES::contains);
    }
}
