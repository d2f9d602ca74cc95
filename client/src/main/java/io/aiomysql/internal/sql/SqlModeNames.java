package io.aiomysql.internal.sql;

import io.aiomysql.converters.parameter.SqlModes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides from the value of sql_mode what double quotes and backslashes mean.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/sql-mode.html">MySQL: Server SQL Modes</a>
 */
public final class SqlModeNames {

    /** The mode itself, and those that include it; MySQL has only the first two since 8.0. */
    private static final Set<String> WITH_ANSI_QUOTES =
            Set.of("ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL");

    private static final String NO_BACKSLASH_ESCAPES = "NO_BACKSLASH_ESCAPES";

    private SqlModeNames() {}

    /**
     * Reads the modes that change where a literal ends.
     *
     * @param sqlMode as it is set or reported: names, with commas between them
     * @return the modes
     */
    public static SqlModes modes(String sqlMode) {
        Set<String> names = Pattern.compile(",")
                .splitAsStream(sqlMode.toUpperCase(Locale.ROOT))
                .map(String::strip)
                .collect(Collectors.toSet());
        return new SqlModes(names.contains(NO_BACKSLASH_ESCAPES), names.stream().anyMatch(WITH_ANSI_QUOTES::contains));
    }
}
