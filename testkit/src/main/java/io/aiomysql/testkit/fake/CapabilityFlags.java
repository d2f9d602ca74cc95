package io.aiomysql.testkit.fake;

/**
 * The capability bits of the greeting and of the client's answer.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__capabilities__flags.html">MySQL:
 *     capability flags</a>
 */
public final class CapabilityFlags {

    /** CLIENT_LONG_PASSWORD; called CLIENT_MYSQL by MariaDB, which leaves it out of its greeting. */
    public static final long LONG_PASSWORD = 0x0000_0001L;

    /** CLIENT_FOUND_ROWS. */
    public static final long FOUND_ROWS = 0x0000_0002L;

    /** CLIENT_LONG_FLAG. */
    public static final long LONG_FLAG = 0x0000_0004L;

    /** CLIENT_CONNECT_WITH_DB. */
    public static final long CONNECT_WITH_DB = 0x0000_0008L;

    /** CLIENT_LOCAL_FILES. */
    public static final long LOCAL_FILES = 0x0000_0080L;

    /** CLIENT_PROTOCOL_41. */
    public static final long PROTOCOL_41 = 0x0000_0200L;

    /** CLIENT_SSL. */
    public static final long SSL = 0x0000_0800L;

    /** CLIENT_TRANSACTIONS. */
    public static final long TRANSACTIONS = 0x0000_2000L;

    /** CLIENT_SECURE_CONNECTION, called CLIENT_RESERVED2 by newer manuals. */
    public static final long SECURE_CONNECTION = 0x0000_8000L;

    /** CLIENT_MULTI_STATEMENTS. */
    public static final long MULTI_STATEMENTS = 0x0001_0000L;

    /** CLIENT_MULTI_RESULTS. */
    public static final long MULTI_RESULTS = 0x0002_0000L;

    /** CLIENT_PS_MULTI_RESULTS. */
    public static final long PS_MULTI_RESULTS = 0x0004_0000L;

    /** CLIENT_PLUGIN_AUTH. */
    public static final long PLUGIN_AUTH = 0x0008_0000L;

    /** CLIENT_CONNECT_ATTRS. */
    public static final long CONNECT_ATTRS = 0x0010_0000L;

    /** CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA. */
    public static final long PLUGIN_AUTH_LENENC = 0x0020_0000L;

    /** CLIENT_SESSION_TRACK. */
    public static final long SESSION_TRACK = 0x0080_0000L;

    /** CLIENT_DEPRECATE_EOF. */
    public static final long DEPRECATE_EOF = 0x0100_0000L;

    /** What {@link Greeting#mysql()} offers: all of the above but {@link #SSL}. */
    public static final long MYSQL = LONG_PASSWORD
            | FOUND_ROWS
            | LONG_FLAG
            | CONNECT_WITH_DB
            | LOCAL_FILES
            | PROTOCOL_41
            | TRANSACTIONS
            | SECURE_CONNECTION
            | MULTI_STATEMENTS
            | MULTI_RESULTS
            | PS_MULTI_RESULTS
            | PLUGIN_AUTH
            | CONNECT_ATTRS
            | PLUGIN_AUTH_LENENC
            | SESSION_TRACK
            | DEPRECATE_EOF;

    private CapabilityFlags() {}
}
