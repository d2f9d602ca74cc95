package io.aiomysql.protocol;

import java.util.Locale;

/** Which of the two servers, and those built from them, speaks. */
public enum ServerFamily {
    /** MySQL, Percona Server and what presents itself as MySQL. */
    MYSQL,
    /** MariaDB. */
    MARIADB;

    /**
     * Tells the family from the greeting. Version numbers say nothing: MySQL's have passed those of MariaDB.
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
