package io.aiomysql;

import io.aiomysql.Endpoints.Channel;
import io.aiomysql.Endpoints.Endpoint;
import io.aiomysql.testkit.server.ServerKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way in which servers check passwords.
 *
 * @param serverPlugin its name on the server
 * @param servers those that have it
 * @param socketOnly whether it asks the operating system who is at the other end of a unix socket, and no password
 */
record LoginMethod(String serverPlugin, List<ServerKind> servers, boolean socketOnly) {

    static Stream<LoginMethod> all() {
        return Stream.of(
                new LoginMethod("caching_sha2_password", List.of(ServerKind.values()), false),
                new LoginMethod("mysql_native_password", List.of(ServerKind.MARIADB), false),
                new LoginMethod("sha256_password", List.of(ServerKind.MYSQL), false),
                new LoginMethod("ed25519", List.of(ServerKind.MARIADB), false),
                new LoginMethod("parsec", List.of(ServerKind.MARIADB), false),
                new LoginMethod("auth_socket", List.of(ServerKind.MYSQL), true),
                new LoginMethod("unix_socket", List.of(ServerKind.MARIADB), true));
    }

    /** Says whether the server keeps what proves the password, so that later logins are shorter. */
    boolean hasCache() {
        return serverPlugin.equals("caching_sha2_password");
    }

    boolean isOn(ServerKind kind) {
        return servers.contains(kind);
    }

    boolean isOver(Channel channel) {
        return !socketOnly || channel == Channel.UNIX;
    }

    /** Makes the account anew, known to no cache, and returns its name. */
    String createAccount(MySqlConnection admin, Endpoint endpoint, String password) {
        String user = "m_" + admin.threadId();
        if (serverPlugin.equals("auth_socket") && !isInstalled(admin)) {
            admin.query("INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'").join();
        }
        for (String host : List.of("%", "localhost")) {
            String account = "'" + user + "'@'" + host + "'";
            admin.query("DROP USER IF EXISTS " + account).join();
            admin.query("CREATE USER " + account + " " + identified(endpoint.kind(), password))
                    .join();
            admin.query("GRANT ALL ON " + endpoint.server().database() + ".* TO " + account)
                    .join();
        }
        return user;
    }

    private String identified(ServerKind kind, String password) {
        String with = "IDENTIFIED WITH " + serverPlugin;
        if (socketOnly) {
            return with + " AS '" + System.getProperty("user.name") + "'";
        }
        return kind == ServerKind.MYSQL
                ? with + " BY '" + password + "'"
                : "IDENTIFIED VIA " + serverPlugin + " USING PASSWORD('" + password + "')";
    }

    /** Asks the server whether it has the plugin. */
    boolean isInstalled(MySqlConnection admin) {
        return admin.query("SELECT COUNT(*) FROM information_schema.PLUGINS WHERE PLUGIN_NAME = '" + serverPlugin
                                + "' AND PLUGIN_TYPE = 'AUTHENTICATION'")
                        .join()
                        .single()
                        .getInt(0)
                > 0;
    }
}
