package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .isInstanceOfSatisfying(MySqlServerException.class, e -> {
                    assertThat(e.code()).isEqualTo(1045);
                    assertThat(e.category()).isEqualTo(ErrorCategory.OPERATIONAL);
                    assertThat(e.mayHaveExecuted()).isFalse();
                    assertThat(e).hasMessageNotContaining("wrong");
                });
    }

    @Test
    void anUnknownUserIsRefused() {
        assertThatThrownBy(() -> connect(options().user("nobody_at_all").password("x")))
                .cause()
                .isInstanceOfAny(MySqlServerException.class, MySqlAuthenticationException.class);
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatThrownBy(() -> connect(options().database("no_such_database")))
                .cause()
                .isInstanceOfSatisfying(
                        MySqlServerException.class, e -> assertThat(e.code()).isIn(1049, 1044));
    }

    private String account(String password) {
        return Accounts.create(connect(), endpoint.server().database(), password);
    }
}
