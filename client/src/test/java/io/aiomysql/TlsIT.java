package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TlsIT {

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void preferredUsesTlsWithoutAskingWhom(ServerKind kind) {
        assertThat(open(options(kind).sslMode(SslMode.PREFERRED))).isTrue();
        assertThat(open(options(kind))).as("the default to the loopback").isTrue();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void anAuthorityOfTheUsersChoiceIsTrusted(ServerKind kind) {
        assertThat(open(options(kind).sslMode(SslMode.VERIFY_CA).sslCa(authority(kind))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void anUnknownAuthorityIsRefusedAndTheRemediesAreNamed(ServerKind kind) {
        assertThatThrownBy(() -> open(options(kind).sslMode(SslMode.VERIFY_CA)))
                .cause()
                .isInstanceOf(MySqlTlsException.class)
                .hasMessageContaining("sslCa")
                .hasMessageContaining("REQUIRED");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void theNameOnTheCertificateIsChecked(ServerKind kind) {
        ConnectOptionsBuilder options =
                options(kind).sslMode(SslMode.VERIFY_IDENTITY).sslCa(authority(kind));
        if (kind == ServerKind.MARIADB) {
            assertThat(open(options)).isTrue();
        } else {
            // The certificate that MySQL makes for itself names no host.
            assertThatThrownBy(() -> open(options)).cause().isInstanceOf(MySqlTlsException.class);
        }
    }

    private static ConnectOptionsBuilder options(ServerKind kind) {
        TestServer server = TestServers.get(kind);
        return ConnectOptions.builder()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password());
    }

    private static Path authority(ServerKind kind) {
        TestServer server = TestServers.get(kind);
        return Endpoints.had(server.caCertificate(), "file of authorities", server);
    }

    /** Says whether TLS is on. */
    private static boolean open(ConnectOptionsBuilder options) {
        try (MySqlConnection connection =
                MySqlConnection.connect(options.build()).join()) {
            connection.ping().join();
            return connection.isTls();
        }
    }
}
