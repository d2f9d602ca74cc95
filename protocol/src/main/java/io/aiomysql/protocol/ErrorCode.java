package io.aiomysql.protocol;

/**
 * Errors of the servers that the client itself reacts to, by the names that the manual gives them.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 */
public final class ErrorCode {

    /** The SQL cannot be parsed. */
    public static final int ER_PARSE_ERROR = 1064;

    /** A command is larger than max_allowed_packet; the server closes the connection (MySQL 9.7, MariaDB 11.8). */
    public static final int ER_NET_PACKET_TOO_LARGE = 1153;

    /** The server does not know the prepared statement, for example because a proxy has changed to another server. */
    public static final int ER_UNKNOWN_STMT_HANDLER = 1243;

    /** max_prepared_stmt_count is reached: the limit applies to all connections of the server together. */
    public static final int ER_MAX_PREPARED_STMT_COUNT_REACHED = 1461;

    /**
     * A statement has to be prepared again: its tables were changed faster than the server could follow, or it has more views
     * than the server's table_definition_cache has room for.
     */
    public static final int ER_NEED_REPREPARE = 1615;

    private ErrorCode() {}
}
