package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Channel;
import io.aiomysql.testkit.server.ServerKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Accounts with two factors, a password and what the operating system says, because community servers have no other second factor; and
 * accounts with several methods, of which one is enough.
 */
class MultiFactorIT extends ServerTest {

    @Test
    void theSecondFactorFollowsTheFirst() {
        Assumptions.assumeTrue(
                endpoint.kind() == ServerKind.MYSQL && endpoint.channel() == Channel.UNIX,
                "only MySQL has factors, and the second one that needs no service is auth_socket");
        MySqlConnection admin = connect();
        LoginMethod socket = LoginMethod.all()
                .filter(method -> method.serverPlugin().equals("auth_socket"))
                .findFirst()
                .orElseThrow();
        String user = "factors_" + admin.threadId();
        String unused = socket.createAccount(admin, endpoint, "");
        admin.query("CREATE USER '" + user + "'@'localhost' IDENTIFIED WITH caching_sha2_password BY 'first'"
                        + " AND IDENTIFIED WITH auth_socket AS '" + System.getProperty("user.name") + "'")
                .join();
        admin.query("GRANT ALL ON " + endpoint.server().database() + ".* TO '" + user + "'@'localhost'")
                .join();
        assertThat(unused).isNotEqualTo(user);

        MySqlConnection connection =
                connect(options().user(user).password("first").password2("second"));

        assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user + "@");
        assertThatThrownBy(() -> connect(options().user(user).password("wrong").password2("second")))
                .hasCauseInstanceOf(MySqlAuthenticationException.class);
    }

    @Test
    void theServerMayAskForOneMethodAfterTheOther() {
        Assumptions.assumeTrue(
                endpoint.kind() == ServerKind.MARIADB, "only MariaDB has accounts with one method or another");
        MySqlConnection admin = connect();
        String user = "methods_" + admin.threadId();
        // parsec last: over TLS, MariaDB (11.8.9) closes the connection if another method follows a parsec that failed.
        for (String host : new String[] {"%", "localhost"}) {
            String account = "'" + user + "'@'" + host + "'";
            admin.query("CREATE USER " + account + " IDENTIFIED VIA ed25519 USING PASSWORD('one')"
                            + " OR mysql_native_password USING PASSWORD('two') OR parsec USING PASSWORD('three')")
                    .join();
            admin.query("GRANT ALL ON " + endpoint.server().database() + ".* TO " + account)
                    .join();
        }
        for (String password : new String[] {"one", "two", "three"}) {
            MySqlConnection connection = connect(options().user(user).password(password));
            assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user + "@");
        }
        assertThatThrownBy(() -> connect(options().user(user).password("four")))
                .hasCauseInstanceOf(MySqlAuthenticationException.class);
    }
}
