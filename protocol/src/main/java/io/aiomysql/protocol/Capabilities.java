package io.aiomysql.protocol;

/**
 * A set of capability flags, as client and server exchange them in the connection phase.
 *
 * @param bits the flags, bit 0 to 31 as in MySQL's manual, 32 to 63 as in MariaDB's
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__capabilities__flags.html">MySQL:
 *     capability flags</a>
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection">MariaDB:
 *     capabilities</a>
 */
public record Capabilities(long bits) {

    /**
     * The server is MySQL. MariaDB does not set this flag, and then uses bits 32 to 63. Also called
     * CLIENT_LONG_PASSWORD.
     */
    public static final long CLIENT_MYSQL = 1;

    /** The number of affected rows counts the rows found instead of the rows changed. */
    public static final long CLIENT_FOUND_ROWS = 1L << 1;

    /** Longer column flags. */
    public static final long CLIENT_LONG_FLAG = 1L << 2;

    /** The handshake response names a database. */
    public static final long CLIENT_CONNECT_WITH_DB = 1L << 3;

    /** After the login, packets are compressed with zlib. */
    public static final long CLIENT_COMPRESS = 1L << 5;

    /** The server may ask for a local file. */
    public static final long CLIENT_LOCAL_FILES = 1L << 7;

    /** Spaces may stand between a function's name and its parenthesis. */
    public static final long CLIENT_IGNORE_SPACE = 1L << 8;

    /** The protocol of MySQL 4.1 and later; older protocols are not supported. */
    public static final long CLIENT_PROTOCOL_41 = 1L << 9;

    /** The server closes an idle session after interactive_timeout instead of wait_timeout. */
    public static final long CLIENT_INTERACTIVE = 1L << 10;

    /** The connection uses TLS. */
    public static final long CLIENT_SSL = 1L << 11;

    /** Status flags in EOF packets. */
    public static final long CLIENT_TRANSACTIONS = 1L << 13;

    /** The authentication of MySQL 4.1 and later. Also called CLIENT_RESERVED2. */
    public static final long CLIENT_SECURE_CONNECTION = 1L << 15;

    /** Several statements in one COM_QUERY. */
    public static final long CLIENT_MULTI_STATEMENTS = 1L << 16;

    /** Several results of one COM_QUERY. */
    public static final long CLIENT_MULTI_RESULTS = 1L << 17;

    /** Several results of one COM_STMT_EXECUTE. */
    public static final long CLIENT_PS_MULTI_RESULTS = 1L << 18;

    /** Named authentication plugins. */
    public static final long CLIENT_PLUGIN_AUTH = 1L << 19;

    /** Connection attributes. */
    public static final long CLIENT_CONNECT_ATTRS = 1L << 20;

    /** The first authentication answer may be longer than 255 bytes. */
    public static final long CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA = 1L << 21;

    /** An account whose password has expired may log in to change it. */
    public static final long CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS = 1L << 22;

    /** OK packets report changes of the session's state. */
    public static final long CLIENT_SESSION_TRACK = 1L << 23;

    /** Rows end with an OK packet, and no EOF packet follows the column definitions. */
    public static final long CLIENT_DEPRECATE_EOF = 1L << 24;

    /**
     * After the login, packets are compressed with zstd, which MySQL has offered since 8.0.18. Where {@link #CLIENT_COMPRESS} is in
     * use too, zlib is meant.
     */
    public static final long CLIENT_ZSTD_COMPRESSION_ALGORITHM = 1L << 26;

    /** Query attributes, which MySQL has offered since 8.0.23. */
    public static final long CLIENT_QUERY_ATTRIBUTES = 1L << 27;

    /** Authentication with several factors, which MySQL has offered since 8.0.27. */
    public static final long CLIENT_MULTI_FACTOR_AUTHENTICATION = 1L << 28;

    /** MariaDB: one COM_STMT_BULK_EXECUTE for many sets of parameters. */
    public static final long MARIADB_CLIENT_STMT_BULK_OPERATIONS = 1L << 34;

    /**
     * MariaDB 10.5.2 and later: column definitions name types that have no code of their own. Also called
     * MARIADB_CLIENT_EXTENDED_TYPE_INFO.
     */
    public static final long MARIADB_CLIENT_EXTENDED_METADATA = 1L << 35;

    /** MariaDB 10.6 and later: a prepared statement's column definitions are left out as long as they do not change. */
    public static final long MARIADB_CLIENT_CACHE_METADATA = 1L << 36;

    /**
     * Says whether all given flags are in the set.
     *
     * @param flags one flag or several
     * @return true when every one is set
     */
    public boolean has(long flags) {
        return (bits & flags) == flags;
    }

    /**
     * Adds flags.
     *
     * @param flags one flag or several
     * @return the set with these flags
     */
    public Capabilities with(long flags) {
        return new Capabilities(bits | flags);
    }

    /**
     * Removes flags.
     *
     * @param flags one flag or several
     * @return the set without these flags
     */
    public Capabilities without(long flags) {
        return new Capabilities(bits & ~flags);
    }

    /**
     * Keeps the flags that both sides have.
     *
     * @param other the other side's set
     * @return the intersection
     */
    public Capabilities and(Capabilities other) {
        return new Capabilities(bits & other.bits);
    }

    @Override
    public String toString() {
        return "Capabilities[0x" + Long.toHexString(bits) + "]";
    }
}
