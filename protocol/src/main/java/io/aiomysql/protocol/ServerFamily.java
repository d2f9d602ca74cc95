package io.aiomysql.protocol;

import java.util.Locale;

/** The two families of servers: MySQL and MariaDB, each with the servers that are built from it. */
public enum ServerFamily {
    /** MySQL, Percona Server, and every server that presents itself as MySQL. */
    MYSQL,
    /** MariaDB. */
    MARIADB;

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
        boolean named = version.toLowerCase(Locale.ROOT).contains("mariadb");
        return named || !capabilities.has(Capabilities.CLIENT_MYSQL) ? MARIADB : MYSQL;
    }
}
