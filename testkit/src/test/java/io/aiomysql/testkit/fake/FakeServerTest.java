package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeServerTest {

    @Test
    void keepsTheHandshakeResponse() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.login());
                PlainClient client = new PlainClient(server)) {
            assertThat(client.login()).isEqualTo(ServerPackets.packet(0, ServerPackets.handshakeV10()));
            server.awaitScript();

            assertThat(server.handshakeResponse().user()).isEqualTo("pam");
            assertThat(server.handshakeResponses()).hasSize(1);
        }
    }

    @Test
    void answersSetUpOfAnyLengthThatArrivesWithTheCommand() throws IOException {
        FakeResult result = FakeResult.columns("1").row("1");
        try (FakeServer server = FakeServer.start(
                        Scripts.login().expectCommand("SELECT 1").sendResult(result));
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.send(new PayloadBuilder()
                    .bytes(ServerPackets.packet(0, PlainClient.query("SET autocommit=0")))
                    .bytes(ServerPackets.packet(0, PlainClient.query("SET NAMES utf8mb4")))
                    .bytes(ServerPackets.packet(0, PlainClient.query("SELECT 1")))
                    .toArray());

            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.ok(0)));
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.ok(0)));
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.columnCount(1)));
            client.frame();
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(3, ServerPackets.eof(0, 0)));
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(4, ServerPackets.textRow("1")));
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(5, ServerPackets.eof(0, 0)));
            server.awaitScript();
            assertThat(server.queries()).containsExactly("SET autocommit=0", "SET NAMES utf8mb4", "SELECT 1");
        }
    }

    @Test
    void setUpThatIsExpectedIsNotAnswered() throws IOException {
        try (FakeServer server = FakeServer.start(
                        Scripts.login().expectCommand("SET autocommit=1").sendErr(1231, "42000", "no"));
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, PlainClient.query("SET autocommit=1"));

            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.err(1231, "42000", "no")));
            server.awaitScript();
        }
    }

    @Test
    void setUpIsAnsweredWhileTheScriptWaits() throws IOException {
        CountDownLatch connected = new CountDownLatch(1);
        byte[] farewell = ServerPackets.err(4031, "HY000", "idle");
        try (FakeServer server =
                        FakeServer.start(Scripts.login().delayUntil(connected).sendPacket(0, farewell));
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, PlainClient.query("SET autocommit=0"));
            client.frame();
            client.sendPacket(0, PlainClient.query("SET autocommit=1"));
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.ok(2)));
            connected.countDown();

            assertThat(client.frame()).isEqualTo(ServerPackets.packet(0, farewell));
            server.awaitScript();
        }
    }

    @Test
    void unexpectedPacketFailsWithBothSidesAndResetsTheConnection() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.login().expectCommand("SELECT 1"));
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, PlainClient.query("SELECT 2"));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("connection 1, step 5 of 5 (expect SELECT 1)")
                    .withMessageContaining("differs from byte 8 on")
                    .withMessageContaining("03 53 45 4c 45 43 54 20 31")
                    .withMessageContaining(".SELECT 2");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(server::assertPlayed);
            assertThatExceptionOfType(SocketException.class).isThrownBy(client::frame);
            server.awaitAllClosed();
        }
    }

    @Test
    void wrongSequenceNumbersFail() throws IOException {
        assertFails(Scripts.login().expectPacket().build(), 4, PlainClient.query("SELECT 1"), "sequence number 3");
        assertFails(Scripts.login().expectCommandHex("0e").build(), 3, new byte[] {0x0E}, "sequence number 0");
    }

    @Test
    void packetThatContinuesTheSequenceIsNoCommand() throws IOException {
        Script script = Script.builder()
                .sendPacket(0, new byte[1])
                .expectCommandHex("0e")
                .build();
        try (FakeServer server = FakeServer.start(script);
                PlainClient client = new PlainClient(server)) {
            client.frame();
            client.sendPacket(1, new byte[] {0x0E});

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("expected the sequence number 0");
        }
    }

    @Test
    void commandsAfterTheScriptFailButForQuit() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.login())) {
            try (PlainClient client = new PlainClient(server)) {
                client.login();
                client.sendPacket(0, new byte[] {0x01});
                assertThat(client.in().read()).isNegative();
            }
            server.awaitAllClosed();
            server.assertPlayed();
        }
        assertFails(Scripts.login().build(), 0, PlainClient.query("SELECT 1"), "the script has ended");
    }

    private static void assertFails(Script script, int sequence, byte[] payload, String message) throws IOException {
        try (FakeServer server = FakeServer.start(script);
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(sequence, payload);
            assertThatExceptionOfType(SocketException.class).isThrownBy(client::frame);

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining(message);
        }
    }

    @Test
    void rawBytesLeaveTheSequenceOpen() throws IOException {
        try (FakeServer server = FakeServer.start(Script.builder()
                        .sendHex("01 00 00 05 0a")
                        .expectPacket(new byte[] {1, 2})
                        .sendPacket(new byte[] {3}));
                PlainClient client = new PlainClient(server)) {
            assertThat(client.frame()).isEqualTo(HexDump.parse("010000 05 0a"));
            client.sendPacket(6, new byte[] {1, 2});
            assertThat(client.frame()).isEqualTo(HexDump.parse("010000 07 03"));
            server.awaitScript();
        }
    }

    @Test
    void packetsOfSeveralFramesAreReadAndSentWhole() throws IOException {
        byte[] large = new byte[0xFF_FFFF + 5];
        Arrays.fill(large, (byte) 7);
        try (FakeServer server =
                        FakeServer.start(Script.builder().expectPacket(large).sendPacket(large));
                PlainClient client = new PlainClient(server)) {
            client.sendPacket(0, large);
            assertThat(client.in().readNBytes(large.length + 8)).isEqualTo(ServerPackets.packet(2, large));
            server.awaitScript();
        }
    }

    @Test
    void scriptThatWaitsIsNotPlayedAndSaysWhere() throws Exception {
        Gate reached = new Gate();
        Gate gate = new Gate();
        try (FakeServer server = FakeServer.start(
                        Script.builder().signal(reached).delayUntil(gate).send((byte) 1));
                PlainClient client = new PlainClient(server)) {
            reached.await(Duration.ofSeconds(10));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> server.awaitScript(Duration.ofMillis(1)))
                    .withMessageContaining("not played to the end: connection 1");
            gate.open();

            assertThat(client.in().read()).isEqualTo(1);
            server.awaitScript();
        }
    }

    @Test
    void connectionsPlayTheScriptsInTurn() throws IOException {
        Script first = Script.builder().send((byte) 1).build();
        Script second = Script.builder().send((byte) 2).build();
        try (FakeServer server = FakeServer.start(List.of(first, second));
                PlainClient one = new PlainClient(server)) {
            assertThat(one.in().read()).isEqualTo(1);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::assertPlayed)
                    .withMessageContaining("connections: 1, scripts: 2");
            try (PlainClient two = new PlainClient(server)) {
                assertThat(two.in().read()).isEqualTo(2);
                server.awaitScript();
                assertThat(server.connectionsAccepted()).isEqualTo(2);
                assertThat(server.openConnections()).isEqualTo(2);
            }
            try (PlainClient three = new PlainClient(server)) {
                assertThatExceptionOfType(SocketException.class).isThrownBy(three::frame);
                assertThatExceptionOfType(AssertionError.class)
                        .isThrownBy(server::awaitScript)
                        .withMessageContaining("the scripts are for 2 connections");
            }
        }
    }

    @Test
    void scriptIsCheckedWhenItIsBuilt() {
        assertThatIllegalArgumentException().isThrownBy(() -> FakeServer.start(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Script.builder().splitWrites(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Script.builder().cutAfter(-1));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Script.builder().stall().sendOk())
                .withMessageContaining("stall");
    }
}
