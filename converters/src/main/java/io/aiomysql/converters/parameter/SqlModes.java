package io.aiomysql.converters.parameter;

/**
 * The modes of a session that change where a literal ends. A statement is read and its literals are written under the same
 * ones, which must be the server's at the time it gets them.
 *
 * @param noBackslashEscapes a backslash in a string stands for itself (NO_BACKSLASH_ESCAPES; every OK packet tells)
 * @param ansiQuotes double quotes are those of identifiers (ANSI_QUOTES; part of ANSI and of the other vendors' modes)
 * @see <a href="https://dev.mysql.com/doc/refman/en/sql-mode.html">MySQL: Server SQL Modes</a>
 */
public record SqlModes(boolean noBackslashEscapes, boolean ansiQuotes) {

    /** Neither, as servers are unless set otherwise. */
    public static final SqlModes DEFAULT = new SqlModes(false, false);
}
