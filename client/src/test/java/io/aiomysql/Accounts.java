package io.aiomysql;

/** Makes accounts that were never used, so that the server has no fast way to log them in yet. */
final class Accounts {

    private Accounts() {}

    /** Creates an account for every way of connecting and returns its name. */
    static String create(MySqlConnection admin, String database, String password) {
        String user = "u_" + admin.threadId();
        for (String host : new String[] {"'%'", "'localhost'"}) {
            String account = "'" + user + "'@" + host;
            admin.query("CREATE USER " + account + " IDENTIFIED BY '" + password + "'")
                    .join();
            admin.query("GRANT ALL ON " + database + ".* TO " + account).join();
        }
        return user;
    }
}
