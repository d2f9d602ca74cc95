package io.aiomysql.testkit.server;

/** Who logs in, and the database that is there. */
record Account(String user, String password, String database) {

    /** What every server that we start has. The password is not ASCII, so that a wrong encoding shows. */
    static final Account DEFAULT = new Account("app", "s3cret-pässword", "test");

    /**
     * The statements that make this account and its database, for a file read by the server as it starts or by a client: one
     * statement a line, fit to run twice.
     */
    String initSql(ServerKind kind) {
        String identified = switch (kind) {
            case MYSQL -> "IDENTIFIED WITH caching_sha2_password BY '" + password + "'";
            case MARIADB -> "IDENTIFIED VIA mysql_native_password USING PASSWORD('" + password + "')";
        };
        return """
                SET NAMES utf8mb4;
                CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4;
                CREATE USER IF NOT EXISTS '%s'@'%%' %s;
                GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%' WITH GRANT OPTION;
                """.formatted(database, user, identified, user);
    }

    @Override
    public String toString() {
        return user + "/" + database;
    }
}
