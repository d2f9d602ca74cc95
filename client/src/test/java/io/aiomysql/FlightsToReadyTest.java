package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.options.SessionSetUp;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How often the client speaks between the open socket and the connection that can be used. The server answers only when a whole flight
 * is there, so that a client that waits within one waits for ever; and each flight is one write.
 */
class FlightsToReadyTest extends BadServerTest {

    private static final byte[] NONCE = "abcdefghijklmnopqrst\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAST = {3};
    private static final byte[] FULL = {4};

    @Test
    void aPasswordThatIsKnownTakesTheLoginAndTheSetUp() {
        Script.Builder script = Script.builder().greet(Greeting.mysql().plugin("mysql_native_password"));

        assertThat(writes(script.expectHandshakeResponse(), options -> options)).isEqualTo(2);
    }

    @Test
    void theFastWayOfCachingSha2TakesNoMore() {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().plugin("caching_sha2_password"))
                .expectHandshakeResponse()
                .sendPacket(ServerPackets.authMoreData(FAST));

        assertThat(writes(script, options -> options)).isEqualTo(2);
    }

    @Test
    void theFullWayWithoutTlsAsksForTheKey() throws Exception {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().plugin("caching_sha2_password"))
                .expectHandshakeResponse()
                .sendPacket(ServerPackets.authMoreData(FULL))
                .expectPacket(new byte[] {2})
                .sendPacket(ServerPackets.authMoreData(key().getBytes(StandardCharsets.US_ASCII)))
                .expectPacket();

        assertThat(writes(script, options -> options.allowPublicKeyRetrieval(true)))
                .isEqualTo(4);
    }

    @Test
    void theFullWayWithAKnownKeyDoesNotAskForIt() throws Exception {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().plugin("caching_sha2_password"))
                .expectHandshakeResponse()
                .sendPacket(ServerPackets.authMoreData(FULL))
                .expectPacket();
        String key = key();

        assertThat(writes(script, options -> options.serverPublicKey(key))).isEqualTo(3);
    }

    @Test
    void anotherPluginThanTheServersOwnTakesOneMore() {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().plugin("caching_sha2_password"))
                .expectHandshakeResponse()
                .sendPacket(ServerPackets.authSwitchRequest("mysql_native_password", NONCE))
                .expectPacket();

        assertThat(writes(script, options -> options)).isEqualTo(3);
    }

    /** The request, the ClientHello, and what ends the handshake, which may be two writes: the login does not wait behind them. */
    @Test
    void tlsTakesItsRequestAndItsHandshakeMore() {
        assertThat(writes(tls().expectHandshakeResponse(), FlightsToReadyTest::withTls))
                .isBetween(4L, 6L);
    }

    @Test
    void theFullWayOverTlsTakesOneMore() {
        Script.Builder script = tls().expectHandshakeResponse()
                .sendPacket(ServerPackets.authMoreData(FULL))
                .expectPacket("s3cret\0".getBytes(StandardCharsets.US_ASCII));

        assertThat(writes(script, FlightsToReadyTest::withTls)).isBetween(5L, 7L);
    }

    private static Script.Builder tls() {
        return Script.builder()
                .greet(Greeting.mysql().plugin("caching_sha2_password").with(CapabilityFlags.SSL))
                .startTls(TestCertificates.shared().serverContext());
    }

    private static ConnectOptionsBuilder withTls(ConnectOptionsBuilder options) {
        return options.sslMode(SslMode.REQUIRED);
    }

    private static String key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The server accepts the login that the script ends with, and answers the set-up when all of it is there. */
    private long writes(Script.Builder script, UnaryOperator<ConnectOptionsBuilder> change) {
        byte[] ok = MemorySession.packets(1, ServerPackets.ok(0));
        List<ColumnDefinition> columns =
                SessionSetUp.STATE_COLUMNS.stream().map(ColumnDefinition::text).toList();
        script.sendOk()
                .expectCommand("SET NAMES utf8mb4")
                .expectCommand("SET autocommit=0")
                .expectCommand(SessionSetUp.tracking(ServerFamily.MYSQL))
                .expectCommand(SessionSetUp.state(ServerFamily.MYSQL))
                .send(MemorySession.concat(
                        ok, ok, ok, MemorySession.packets(1, MemorySession.result(0, columns, List.of()))))
                .expectClientClose();
        try (FakeServer server = FakeServer.start(script)) {
            MySqlConnection connection =
                    value(MySqlConnection.connect(options(server.port(), change).build()));
            long writes = connection.writeCount();
            connection.close();
            server.awaitAllClosed();
            server.assertPlayed();
            return writes;
        }
    }
}
