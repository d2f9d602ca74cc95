package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** caching_sha2_password in full over a plain connection, where the password goes encrypted with the server's RSA key. */
@ParameterizedClass
@MethodSource("io.aiomysql.testkit.transport.Transports#names")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RsaLoginIT {

    private static final String PASSWORD = "secret over RSA";

    @Parameter
    String transport;

    private final TestServer server = TestServers.get(ServerKind.MYSQL);

    @Test
    void onThisMachineTheKeyIsTakenFromTheServer() {
        assertThat(logIn(plain())).isFalse();
    }

    @Test
    void aPinnedKeyIsUsed() throws Exception {
        assertThat(logIn(plain().serverPublicKey(serverKey()))).isFalse();
    }

    @Test
    void aWrongPinnedKeyDoesNotLogIn() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PublicKey wrong = generator.generateKeyPair().getPublic();
        assertThatThrownBy(() -> logIn(plain().serverPublicKey(wrong)))
                .hasCauseInstanceOf(MySqlAuthenticationException.class);
    }

    @Test
    void aPasswordTooLongForTheKeyGoesOverTlsOnly() {
        String longest = "x".repeat(255);
        assertThat(logIn(plain().sslMode(SslMode.REQUIRED), longest)).isTrue();
        assertThatThrownBy(() -> logIn(plain(), longest))
                .hasCauseInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContaining("TLS");
    }

    private boolean logIn(ConnectOptionsBuilder options) {
        return logIn(options, PASSWORD);
    }

    /** Says whether TLS is on, after a login of an account that was never used. */
    private boolean logIn(ConnectOptionsBuilder options, String password) {
        String user;
        try (MySqlConnection admin = MySqlConnection.connect(plain().user(server.user())
                        .password(server.password())
                        .autocommit(true)
                        .build())
                .join()) {
            user = Accounts.create(admin, server.database(), password);
        }
        try (MySqlConnection connection = MySqlConnection.connect(
                        options.user(user).password(password).build())
                .join()) {
            connection.ping().join();
            return connection.isTls();
        }
    }

    private PublicKey serverKey() throws Exception {
        try (MySqlConnection admin = MySqlConnection.connect(
                        plain().user(server.user()).password(server.password()).build())
                .join()) {
            String pem = admin.query("SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key'")
                    .join()
                    .single()
                    .getString(1);
            String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        }
    }

    private ConnectOptionsBuilder plain() {
        return ConnectOptions.builder()
                .transport(transport)
                .host(server.host())
                .port(server.port())
                .sslMode(SslMode.DISABLED);
    }
}
