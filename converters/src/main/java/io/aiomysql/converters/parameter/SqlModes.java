package io.aiomysql.converters.parameter;

/**
 * The modes of a session that change where a literal ends. A statement is parsed and its literals are written for the
 * same modes, which must be those of the session when the server receives the statement.
 *
 * @param noBackslashEscapes whether a backslash in a string is an ordinary character (NO_BACKSLASH_ESCAPES; every OK
 *     packet reports it)
 * @param ansiQuotes whether double quotes enclose identifiers (ANSI_QUOTES, which is also part of ANSI and of the modes
 *     of other vendors)
 * @see <a href="https://dev.mysql.com/doc/refman/en/sql-mode.html">MySQL: Server SQL Modes</a>
 */
public record SqlModes(boolean noBackslashEscapes, boolean ansiQuotes) {

    /** Neither of them, which is the default of servers. */
    public static final SqlModes DEFAULT = new SqlModes(false, false);
}
