package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TlsIT {

    @ParameterizedTest
    @MethodSource("io.aiomysql.Endpoints#targets")
    void preferredUsesTlsWithoutAskingWhom(Target target) {
        assertThat(open(options(target).sslMode(SslMode.PREFERRED))).isTrue();
        assertThat(open(options(target))).as("the default to the loopback").isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.aiomysql.Endpoints#targets")
    void anAuthorityOfTheUsersChoiceIsTrusted(Target target) {
        assertThat(open(options(target).sslMode(SslMode.VERIFY_CA).sslCa(authority(target))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.aiomysql.Endpoints#targets")
    void anUnknownAuthorityIsRefusedAndTheRemediesAreNamed(Target target) {
        assertThatThrownBy(() -> open(options(target).sslMode(SslMode.VERIFY_CA)))
                .cause()
                .isInstanceOf(MySqlTlsException.class)
                .hasMessageContaining("sslCa")
                .hasMessageContaining("REQUIRED");
    }

    @ParameterizedTest
    @MethodSource("io.aiomysql.Endpoints#targets")
    void theNameOnTheCertificateIsChecked(Target target) {
        ConnectOptionsBuilder options =
                options(target).sslMode(SslMode.VERIFY_IDENTITY).sslCa(authority(target));
        if (target.kind() == ServerKind.MARIADB) {
            assertThat(open(options)).isTrue();
        } else {
            // The certificate that MySQL makes for itself names no host.
            assertThatThrownBy(() -> open(options)).cause().isInstanceOf(MySqlTlsException.class);
        }
    }

    private static ConnectOptionsBuilder options(Target target) {
        return Endpoints.overTcp(TestServers.get(target.kind())).transport(target.transport());
    }

    private static Path authority(Target target) {
        TestServer server = TestServers.get(target.kind());
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
