package io.aiomysql.protocol;

/**
 * Errors of the servers that the client itself reacts to, by the names that the manual gives them.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 */
public final class ErrorCode {

    /** All connections that the server permits are in use. */
    public static final int ER_CON_COUNT_ERROR = 1040;

    /** The SQL cannot be parsed. */
    public static final int ER_PARSE_ERROR = 1064;

    /** KILL names a thread of another account, and the own one has no right to stop it. */
    public static final int ER_KILL_DENIED_ERROR = 1095;

    /** A function or a clause got an argument that it does not take. */
    public static final int ER_WRONG_ARGUMENTS = 1210;

    /** A command is larger than max_allowed_packet; the server closes the connection (MySQL 9.7, MariaDB 11.8). */
    public static final int ER_NET_PACKET_TOO_LARGE = 1153;

    /** The server does not know the prepared statement, for example because a proxy has changed to another server. */
    public static final int ER_UNKNOWN_STMT_HANDLER = 1243;

    /** Two texts of different collations meet. */
    public static final int ER_CANT_AGGREGATE_2COLLATIONS = 1267;

    /** Three texts of different collations meet. */
    public static final int ER_CANT_AGGREGATE_3COLLATIONS = 1270;

    /** Several texts of different collations meet. */
    public static final int ER_CANT_AGGREGATE_NCOLLATIONS = 1271;

    /** The statement cannot be prepared. */
    public static final int ER_UNSUPPORTED_PS = 1295;

    /** The server does not know the time zone by this name. */
    public static final int ER_UNKNOWN_TIME_ZONE = 1298;

    /** A statement has more than 65,535 placeholders. */
    public static final int ER_PS_MANY_PARAM = 1390;

    /** max_prepared_stmt_count is reached: the limit applies to all connections of the server together. */
    public static final int ER_MAX_PREPARED_STMT_COUNT_REACHED = 1461;

    /**
     * A statement has to be prepared again: its tables were changed faster than the server could follow, or it has more views
     * than the server's table_definition_cache has room for.
     */
    public static final int ER_NEED_REPREPARE = 1615;

    /** The account's password has expired; the server runs nothing before it is changed. */
    public static final int ER_MUST_CHANGE_PASSWORD = 1820;

    /** The account's password has expired, and the server refuses the login. */
    public static final int ER_MUST_CHANGE_PASSWORD_LOGIN = 1862;

    /** MySQL: bytes were sent as JSON. */
    public static final int ER_INVALID_JSON_CHARSET = 3144;

    /** MySQL: bytes were sent to a function of JSON. */
    public static final int ER_INVALID_JSON_CHARSET_IN_FUNCTION = 3145;

    /** MySQL: a parameter has a character that the column's character set lacks. */
    public static final int ER_IMPOSSIBLE_STRING_CONVERSION = 3988;

    /** The server accepts no login without TLS. */
    public static final int ER_SECURE_TRANSPORT_REQUIRED = 3159;

    private ErrorCode() {}
}
