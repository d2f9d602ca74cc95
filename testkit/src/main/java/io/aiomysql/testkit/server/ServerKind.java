package io.aiomysql.testkit.server;

import java.util.Locale;

/** The two families of servers that the tests run on. */
public enum ServerKind {
    /** Oracle's MySQL. */
    MYSQL("MySQL"),
    /** MariaDB. */
    MARIADB("MariaDB");

    private final String product;

    ServerKind(String product) {
        this.product = product;
    }

    /** The product's name as people write it. */
    String product() {
        return product;
    }

    /** The name in system properties, such as {@code mysql}. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
