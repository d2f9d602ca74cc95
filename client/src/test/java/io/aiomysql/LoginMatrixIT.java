package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Channel;
import io.aiomysql.Endpoints.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server, plugin and channel, without a password, for the first time and again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LoginMatrixIT {

    private static final String PASSWORD = "s3cret, pässwörd";

    /** What the login is. */
    enum Kind {
        EMPTY,
        FIRST,
        AGAIN
    }

    record Cell(Endpoint endpoint, LoginMethod method, Kind login) {
        @Override
        public String toString() {
            return endpoint.kind() + ", " + method.serverPlugin() + ", " + endpoint.channel() + ", " + login + ", by "
                    + endpoint.transport();
        }
    }

    static Stream<Cell> cells() {
        return Endpoints.all()
                .flatMap(endpoint -> LoginMethod.all()
                        .flatMap(method ->
                                Arrays.stream(Kind.values()).map(login -> new Cell(endpoint, method, login))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void everyCellLogsInOrSaysWhyItCannotExist(Cell cell) {
        Endpoint endpoint = cell.endpoint();
        LoginMethod method = cell.method();
        try (MySqlConnection admin = open(endpoint.options().autocommit(true))) {
            if (!method.isOn(endpoint.kind())) {
                assertThat(method.isInstalled(admin)).isFalse();
                say(cell, admin.serverVersion() + " has no plugin of this name");
                return;
            }
            if (cell.login() == Kind.AGAIN && !method.hasCache()) {
                say(cell, "the server remembers nothing of the first login");
                return;
            }
            boolean empty = cell.login() == Kind.EMPTY;
            if (empty && method.socketOnly()) {
                say(cell, "there is no password in any case");
                return;
            }
            String password = empty ? "" : PASSWORD;
            String user = method.createAccount(admin, endpoint, password);
            ConnectOptionsBuilder options = endpoint.options().user(user).password(password);
            if (!method.isOver(endpoint.channel())) {
                assertThatThrownBy(() -> open(options)).hasCauseInstanceOf(MySqlAuthenticationException.class);
                say(cell, "only a unix socket tells the server who is at its other end");
                return;
            }
            for (int i = 0; i < (cell.login() == Kind.AGAIN ? 2 : 1); i++) {
                logIn(options, user);
            }
            if (!method.socketOnly()) {
                assertThatThrownBy(() -> open(options.password("wrong")))
                        .hasCauseInstanceOf(MySqlAuthenticationException.class);
            }
        }
    }

    static Stream<Cell> passwordCells() {
        return cells().filter(cell -> cell.login() == Kind.FIRST
                && cell.endpoint().channel() == Channel.TLS
                && cell.method().isOn(cell.endpoint().kind())
                && !cell.method().socketOnly());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passwordCells")
    void passwordsOfEveryLengthLogIn(Cell cell) {
        Endpoint endpoint = cell.endpoint();
        try (MySqlConnection admin = open(endpoint.options().autocommit(true))) {
            for (String password : List.of(
                    "p", "p".repeat(19), "p".repeat(20), "p".repeat(21), "p".repeat(255), "pässwörd-пароль-密码-🔑")) {
                String user = cell.method().createAccount(admin, endpoint, password);
                logIn(endpoint.options().user(user).password(password), user);
                logIn(endpoint.options().user(user).password("").passwordSupplier(password::toCharArray), user);
            }
        }
    }

    private static void logIn(ConnectOptionsBuilder options, String user) {
        try (MySqlConnection connection = open(options)) {
            assertThat(connection.user()).isEqualTo(user);
            assertThat(connection.query("SELECT CURRENT_USER()").join().single().getString(0))
                    .startsWith(user + "@");
        }
    }

    private static void say(Cell cell, String why) {
        System.out.println("no login " + cell + ": " + why);
    }

    private static MySqlConnection open(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
