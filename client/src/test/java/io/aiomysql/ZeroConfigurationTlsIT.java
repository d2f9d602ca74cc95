package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's certificate is one that no authority has signed, and the password proves it. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ZeroConfigurationTlsIT {

    @Parameter
    Target target;

    @ParameterizedTest
    @EnumSource(names = {"VERIFY_CA", "VERIFY_IDENTITY"})
    void mariaDbProvesItsCertificateAndMySqlCannot(SslMode mode) {
        if (target.kind() == ServerKind.MYSQL) {
            assertThatThrownBy(() -> open(options().sslMode(mode)))
                    .cause()
                    .isInstanceOf(MySqlTlsException.class)
                    .hasMessageContaining("MariaDB 11.4");
            return;
        }
        // The second one may resume the session of the first one, without a handshake of its own.
        for (int i = 0; i < 3; i++) {
            try (MySqlConnection connection = open(options().sslMode(mode))) {
                assertThat(connection.isTls()).isTrue();
                assertThat(connection.query("SELECT 1").join().single().getInt(0))
                        .isEqualTo(1);
                connection.reset().join();
            }
        }
    }

    @Test
    void sharedOptionsResumeWhatWasProven() {
        if (target.kind() == ServerKind.MYSQL) {
            return;
        }
        ConnectOptions shared = options().sslMode(SslMode.VERIFY_CA).build();
        for (int i = 0; i < 4; i++) {
            try (MySqlConnection connection = MySqlConnection.connect(shared).join()) {
                connection.ping().join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql_native_password", "ed25519", "parsec"})
    void theseMethodsServeForTheProof(String plugin) {
        if (target.kind() == ServerKind.MYSQL) {
            return;
        }
        TestServer server = TestServers.get(target.kind());
        String user = plugin + "_" + target.transport();
        try (MySqlConnection admin = open(Endpoints.overTcp(server).transport(target.transport()))) {
            Assumptions.assumeTrue(admin.queryValue(
                            boolean.class,
                            "SELECT COUNT(*) > 0 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = ?",
                            plugin)
                    .join());
            admin.query("CREATE OR REPLACE USER '" + user + "'@'%' IDENTIFIED VIA " + plugin
                            + " USING PASSWORD('pässword')")
                    .join();
        }
        ConnectOptions shared = options()
                .user(user)
                .password("pässword")
                .database(null)
                .sslMode(SslMode.VERIFY_CA)
                .build();
        for (int i = 0; i < 3; i++) {
            try (MySqlConnection connection = MySqlConnection.connect(shared).join()) {
                assertThat(connection.isTls()).isTrue();
                connection.changeUser(user, "pässword").join();
                var slow = connection.query("SELECT SLEEP(60)");
                slow.cancel(true);
                assertThat(connection
                                .queryValue(String.class, "SELECT CURRENT_USER()")
                                .join())
                        .startsWith(user);
            }
        }
    }

    @Test
    void anAccountWithoutAPasswordIsRefused() {
        TestServer server = TestServers.get(target.kind());
        String user = "no_password_" + target.transport();
        try (MySqlConnection admin = open(Endpoints.overTcp(server).transport(target.transport()))) {
            admin.query("CREATE USER '" + user + "'@'%'").join();
        }

        assertThatThrownBy(() ->
                        open(options().user(user).password("").database(null).sslMode(SslMode.VERIFY_CA)))
                .cause()
                .isInstanceOf(MySqlTlsException.class)
                .hasMessageContaining("password");
    }

    @Test
    void aServerThatHasProvenNothingNeitherSeesThePasswordNorIsBelieved() {
        String message = target.kind() == ServerKind.MYSQL
                ? "the identity of the server of this TLS connection was not verified"
                : "not certain who has sent this";
        assertThatThrownBy(() -> open(options().password("wrong").sslMode(SslMode.VERIFY_CA)))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class)
                .hasStackTraceContaining(message);
    }

    private ConnectOptionsBuilder options() {
        return Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .zeroConfigurationTls(true);
    }

    private static MySqlConnection open(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
