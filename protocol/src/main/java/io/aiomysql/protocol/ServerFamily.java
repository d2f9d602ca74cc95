package io.aiomysql.protocol;

import java.util.Locale;

/** The family of a server, which decides where MySQL and MariaDB behave differently. */
public enum ServerFamily {
    /** MySQL, Percona Server, and every server that presents itself as MySQL. */
    MYSQL,
    /** MariaDB. */
    MARIADB,
    /**
     * A server or proxy that has not said what it is: it does not set CLIENT_MYSQL, which only MariaDB leaves out, and its version
     * does not name MariaDB. It is treated as MySQL, and asked for nothing that only one family has.
     */
    UNKNOWN;

    private static final String MARIADB_NAME = "mariadb";

    /**
     * Finds out the family from the greeting. The version number does not tell it: MySQL's numbers have become larger
     * than MariaDB's.
     *
     * @param version the version text of the greeting
     * @param capabilities the server's capabilities
     * @return the family
     */
    public static ServerFamily of(String version, Capabilities capabilities) {
        // MariaDB 10.2 and later clear CLIENT_MYSQL; proxies in front of one may set it and keep the text.
        if (version.toLowerCase(Locale.ROOT).contains(MARIADB_NAME)) {
            return MARIADB;
        }
        return capabilities.has(Capabilities.CLIENT_MYSQL) ? MYSQL : UNKNOWN;
    }
}
