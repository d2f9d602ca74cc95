package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.ServerKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIT extends ServerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 100, 213})
    void passwordsOfEveryLengthLogInFirstInFullAndThenFast(int bytes) {
        String password = "pä".repeat(bytes / 3) + "x".repeat(bytes % 3);
        String user = account(password);
        for (int i = 0; i < 2; i++) {
            MySqlConnection connection = connect(options().user(user).password(password));
            assertThat(one(connection, "SELECT CURRENT_USER()").getString(0)).startsWith(user);
        }
    }

    @Test
    void aWrongPasswordIsRefusedByTheServer() {
        String user = account("right");
        assertThatThrownBy(() -> connect(options().user(user).password("wrong")))
                .cause()
                .isInstanceOfSatisfying(MySqlAuthenticationException.class, e -> {
                    assertThat(e.code()).hasValue(1045);
                    assertThat(e.sqlState()).contains("28000");
                    assertThat(e.symbol()).contains("ER_ACCESS_DENIED_ERROR");
                    assertThat(e.refusal().orElseThrow().category()).isEqualTo(ErrorCategory.OPERATIONAL);
                    assertThat(e.mayHaveExecuted()).isFalse();
                    assertThat(e.isTransient()).isFalse();
                    assertThat(e)
                            .hasMessageContainingAll("cannot log in at", "'" + user + "'", "1045")
                            .hasMessageNotContaining("wrong");
                });
    }

    @Test
    void anUnknownUserIsRefused() {
        assertThatThrownBy(() -> connect(options().user("nobody_at_all").password("x")))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class);
    }

    @Test
    void aLockedAccountIsRefused() {
        String user = account("right");
        alter(user, "ACCOUNT LOCK");
        int locked = endpoint.kind() == ServerKind.MYSQL ? 3118 : 4151;

        assertThatThrownBy(() -> connect(options().user(user).password("right")))
                .cause()
                .isInstanceOfSatisfying(MySqlAuthenticationException.class, e -> {
                    assertThat(e.code()).hasValue(locked);
                    assertThat(e.symbol()).contains("ER_ACCOUNT_HAS_BEEN_LOCKED");
                });
    }

    @Test
    void anExpiredPasswordIsRefusedWithTheRemedy() {
        String user = account("right");
        alter(user, "PASSWORD EXPIRE");
        ConnectOptionsBuilder options = options().user(user).password("right");

        // MariaDB accepts the login, and then nothing but a new password.
        int code = endpoint.kind() == ServerKind.MYSQL ? 1862 : 1820;
        assertThatThrownBy(() -> connect(options))
                .cause()
                .isInstanceOfSatisfying(
                        MySqlAuthenticationException.class,
                        e -> assertThat(e.code()).hasValue(code))
                .hasMessageContainingAll("ALTER USER", "allowExpiredPassword");
    }

    @Test
    void anExpiredPasswordOpensASessionToSetANewOneWhereThatIsAskedFor() {
        String user = account("right");
        alter(user, "PASSWORD EXPIRE");
        MySqlConnection connection = connect(options()
                .user(user)
                .password("right")
                .allowExpiredPassword(true)
                .sqlMode("ANSI_QUOTES"));

        assertThatThrownBy(() -> one(connection, "SELECT 1"))
                .cause()
                .isInstanceOfSatisfying(
                        MySqlServerException.class, e -> assertThat(e.code()).isEqualTo(1820))
                .hasMessageContaining("ALTER USER");
        // MariaDB (11.8) permits nothing but SET PASSWORD.
        connection
                .query(
                        endpoint.kind() == ServerKind.MYSQL
                                ? "ALTER USER CURRENT_USER() IDENTIFIED BY 'new'"
                                : "SET PASSWORD = PASSWORD('new')")
                .join();
        connection.reset().join();

        assertThat(one(connection, "SELECT @@sql_mode").getString(0)).isEqualTo("ANSI_QUOTES");
        assertThat(one(connect(options().user(user).password("new")), "SELECT 1")
                        .getInt(0))
                .isEqualTo(1);
    }

    @Test
    void theServersTextIsLeftOutOfAFailedLogin() {
        String user = account("right");
        assertThatThrownBy(() -> connect(options().user(user).password("wrong").errorDetail(ErrorDetail.CODE)))
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString())
                            .contains("ER_ACCESS_DENIED_ERROR 1045, 28000")
                            .doesNotContain(user);
                });
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatThrownBy(() -> connect(options().database("no_such_database")))
                .cause()
                .isInstanceOfSatisfying(
                        MySqlServerException.class, e -> assertThat(e.code()).isIn(1049, 1044));
    }

    private void alter(String user, String change) {
        MySqlConnection admin = connect();
        for (String host : new String[] {"'%'", "'localhost'"}) {
            admin.query("ALTER USER '" + user + "'@" + host + " " + change).join();
        }
    }

    private String account(String password) {
        return Accounts.create(connect(), endpoint.server().database(), password);
    }
}
