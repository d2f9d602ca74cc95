package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that let nobody in, over real sockets. */
@Timeout(120)
class BadLoginTest extends BadServerTest {

    private static final byte[] GREETING = Greeting.mysql().payload();
    private static final int PLUGIN_NAME_LENGTH = "mysql_native_password".length() + 1;
    private static final byte[] NONCE = "abcdefghijklmnopqrst\0".getBytes(StandardCharsets.US_ASCII);

    @Test
    void anUnknownHostIsNamed() {
        // A label of more than 63 characters is in no DNS, and no resolver asks for it.
        String host = "x".repeat(64) + ".invalid";

        assertThat(refusesToOpen(MySqlConnectionException.class, options(3306, o -> o.host(host))))
                .hasMessageContainingAll(host, "not known")
                .satisfies(e -> assertThat(e.mayHaveExecuted()).isFalse());
    }

    @Test
    void aRefusedPortIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(refusesToOpen(MySqlConnectionException.class, options(port, o -> o)))
                .hasMessageContainingAll("cannot connect", "127.0.0.1:" + port)
                .satisfies(e -> assertThat(e.isTransient()).isTrue());
    }

    @Test
    void aServerThatNeverSpeaksRunsIntoTheDeadline() {
        assertThat(refusesToOpen(
                        MySqlTimeoutException.class,
                        Script.builder().stall(),
                        o -> o.connectTimeout(Duration.ofMillis(200))))
                .hasMessageContainingAll("cannot connect", "200 ms", "may be no MySQL or MariaDB server");
    }

    @Test
    void aServerThatFallsSilentInTheLoginRunsIntoTheDeadline() {
        assertThat(refusesToOpen(
                        MySqlTimeoutException.class,
                        Script.builder()
                                .greet(Greeting.mysql())
                                .expectHandshakeResponse()
                                .stall(),
                        o -> o.connectTimeout(Duration.ofMillis(200))))
                .hasMessageContaining("cannot log in");
    }

    @Test
    void aServerThatFallsSilentInTheSetUpRunsIntoTheDeadline() {
        assertThat(refusesToOpen(
                        MySqlTimeoutException.class,
                        Scripts.handshake(Greeting.mysql())
                                .expectCommand("SET NAMES utf8mb4")
                                .stall(),
                        o -> o.connectTimeout(Duration.ofMillis(200))))
                .hasMessageContaining("cannot set up the session");
    }

    @Test
    void tooManyConnectionsIsTheServersError() {
        Script.Builder script = Script.builder()
                .sendPacket(0, ServerPackets.errBeforeHandshake(1040, "Too many connections"))
                .close();

        assertThat(refusesToOpen(MySqlServerException.class, script).code()).isEqualTo(1040);
    }

    @Test
    void aGreetingThatEndsWithTheConnectionIsALostConnection() {
        byte[] greeting = ServerPackets.packet(0, GREETING);
        for (int length = 0; length < greeting.length; length++) {
            Script.Builder script =
                    Script.builder().send(Arrays.copyOf(greeting, length)).close();

            assertThat(refusesToOpen(MySqlConnectionException.class, script))
                    .as("greeting of %d bytes", length)
                    .hasMessageContaining("the server closed the connection");
        }
    }

    @Test
    void aGreetingThatIsTooShortIsAProtocolError() {
        for (int length = 0; length < GREETING.length - PLUGIN_NAME_LENGTH; length++) {
            Script.Builder script = Script.builder()
                    .sendPacket(0, Arrays.copyOf(GREETING, length))
                    .expectClientClose();

            assertThat(refusesToOpen(MySqlProtocolException.class, script))
                    .as("greeting of %d bytes", length)
                    .hasMessageContaining("cannot connect");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "485454502f312e3120343030204261642052657175657374", // HTTP/1.1 400 Bad Request
                "5353482d322e302d4f70656e535348", // SSH-2.0-OpenSSH
                "05000000090102030400", // protocol version 9
                "ffffffff", // a header that claims 16 MiB
                "0000000000000000", // empty packets
            })
    void aGreetingThatIsNoneIsAProtocolError(String hex) {
        Script.Builder script =
                Script.builder().send(HexFormat.of().parseHex(hex)).close();

        MySqlException e = refusesToOpen(MySqlException.class, script);

        assertThat(e).isInstanceOfAny(MySqlProtocolException.class, MySqlConnectionException.class);
        assertThat(e.mayHaveExecuted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "485454502f312e3120343030204261642052657175657374", // HTTP/1.1 400 Bad Request
                "5353482d322e302d4f70656e535348", // SSH-2.0-OpenSSH
                "323230206d61696c2045534d5450", // 220 mail ESMTP
                "15030100020246", // a TLS alert
                "2d45525220756e6b6e6f776e", // -ERR unknown
                "450000008e53464154414c00", // PostgreSQL's error
                "00000000", // an empty packet
            })
    void aPeerThatIsNoServerOfThisProtocolIsCalledSo(String hex) {
        Script.Builder script =
                Script.builder().send(HexFormat.of().parseHex(hex)).expectClientClose();

        assertThat(refusesToOpen(MySqlProtocolException.class, script))
                .hasMessageContainingAll("127.0.0.1", "no MySQL or MariaDB server")
                .hasMessageNotContaining("limit");
    }

    @Test
    void thePortOfXProtocolIsCalledSo() {
        Script.Builder script = Script.builder()
                .send(HexFormat.of().parseHex("050000000b08051a00"))
                .expectClientClose();

        assertThat(refusesToOpen(MySqlProtocolException.class, script)).hasMessageContainingAll("X Protocol", "3306");
    }

    @Test
    void anErrorInPlaceOfTlsIsTheServersError() {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().with(CapabilityFlags.SSL))
                .expectPacket()
                .sendPacket(2, ServerPackets.err(1040, "08004", "Too many connections"))
                .close();

        assertThat(refusesToOpen(MySqlServerException.class, script, o -> o.sslMode(SslMode.REQUIRED)))
                .hasMessageContaining("unencrypted")
                .satisfies(e -> assertThat(e.code()).isEqualTo(1040));
    }

    @Test
    void aServerThatEndsWhereTlsShouldStartIsSaidToHaveClosed() {
        Script.Builder greeted = Script.builder()
                .greet(Greeting.mysql().with(CapabilityFlags.SSL))
                .expectPacket();

        MySqlException e = refusesToOpen(MySqlException.class, greeted.close(), o -> o.sslMode(SslMode.REQUIRED));

        assertThat(e).hasMessageNotContainingAny("SslHandler", "null", "Unrecognized");
    }

    @Test
    void aServerBeforeMySql41IsAProtocolError() {
        Script.Builder script = Script.builder()
                .greet(Greeting.mysql().without(CapabilityFlags.PROTOCOL_41))
                .expectClientClose();

        assertThat(refusesToOpen(MySqlProtocolException.class, script)).hasMessageContaining("4.1");
    }

    @Test
    void aWrongSequenceIdOfTheGreetingIsAProtocolError() {
        Script.Builder script = Script.builder().sendPacket(1, GREETING).expectClientClose();

        assertThat(refusesToOpen(MySqlProtocolException.class, script))
                .hasMessageContaining("sequence id 1 instead of 0");
    }

    @Test
    void aWrongSequenceIdOfTheVerdictIsAProtocolError() {
        assertThat(refusesToOpen(
                        MySqlProtocolException.class,
                        afterTheLogin().sendPacket(7, ServerPackets.ok(0)).expectClientClose()))
                .hasMessageContainingAll("cannot log in", "sequence id 7 instead of 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "33", // no packet of the login
                "00", // OK without its fields
                "000000", // OK without its status
                "00fe01", // OK with half a number
                "00000002000000ff", // OK with info beyond its end
                "ff", // ERR without its number
                "ff15", // ERR with half a number
                "fe61", // a plugin's name without its end
                "fe6d7973716c5f6e61746976655f70617373776f726400", // a plugin without its nonce
                "0161", // more data for a plugin that takes none
            })
    void aMalformedVerdictIsAProtocolError(String hex) {
        MySqlProtocolException e = refusesToOpen(
                MySqlProtocolException.class,
                afterTheLogin().sendPacket(HexFormat.of().parseHex(hex)).expectClientClose());

        assertThat(e).hasMessageContaining("cannot log in");
        assertThat(e.isTransient()).isFalse();
    }

    @Test
    void anUnknownPluginIsNamedAndGetsNothing() {
        assertThat(refusesToOpen(
                        MySqlAuthenticationException.class,
                        afterTheLogin()
                                .sendPacket(ServerPackets.authSwitchRequest("dialog\u001b[31m", NONCE))
                                .expectClientClose()))
                .hasMessageContaining("'dialog?[31m'");
    }

    @Test
    void thePasswordInClearIsNotGivenToWhomAsks() {
        assertThat(refusesToOpen(
                        MySqlAuthenticationException.class,
                        afterTheLogin()
                                .sendPacket(ServerPackets.authSwitchRequest("mysql_clear_password", new byte[0]))
                                .expectClientClose()))
                .hasMessageContaining("mysql_clear_password");
    }

    @Test
    void anEndlessLoginIsCutOff() {
        Script.Builder script = afterTheLogin();
        byte[] again = ServerPackets.authSwitchRequest("mysql_native_password", NONCE);
        for (int i = 0; i < 32; i++) {
            script.sendPacket(again).expectPacket();
        }

        assertThat(refusesToOpen(
                        MySqlProtocolException.class, script.sendPacket(again).expectClientClose()))
                .hasMessageContaining("32 answers");
    }

    @Test
    void aHugePacketInTheLoginIsRefused() {
        assertThat(refusesToOpen(
                        MySqlProtocolException.class,
                        afterTheLogin().sendPacket(new byte[65_537]).expectClientClose()))
                .hasMessageContaining("65536");
    }

    @Test
    void aCutAtEachByteOfTheVerdictIsALostConnection() {
        byte[] ok = ServerPackets.packet(2, ServerPackets.ok(0));
        for (int length = 0; length < ok.length; length++) {
            assertThat(refusesToOpen(
                            MySqlConnectionException.class,
                            afterTheLogin().send(Arrays.copyOf(ok, length)).close()))
                    .as("%d bytes", length)
                    .hasMessageContaining("cannot log in");
        }
    }

    @Test
    void aResetInTheLoginIsALostConnection() {
        assertThat(refusesToOpen(MySqlConnectionException.class, afterTheLogin().reset()))
                .hasMessageContaining("cannot log in");
    }

    @Test
    void theThreadsEndByThemselvesWhenTheLastConnectionIsClosed() {
        try (FakeServer server = FakeServer.start(Scripts.login())) {
            MySqlConnection connection =
                    value(MySqlConnection.connect(options(server.port(), o -> o).build()));
            value(connection.closeGracefully());
            server.awaitAllClosed();
        }
        awaitNoThread();
    }

    private static Script.Builder afterTheLogin() {
        return Script.builder().greet(Greeting.mysql()).expectHandshakeResponse();
    }
}
