package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ways in which a connection comes to its end. */
@Timeout(30)
class FakeServerEndsTest {

    @Test
    void cutEndsTheStreamAfterExactlyThatManyBytes() throws IOException {
        for (int cut = 0; cut <= 10; cut++) {
            try (FakeServer server = FakeServer.start(Script.builder()
                            .cutAfter(cut)
                            .splitWrites(3)
                            .send(new byte[6])
                            .send(new byte[6])
                            .expectPacket());
                    PlainClient client = new PlainClient(server)) {
                assertThat(client.in().readAllBytes()).hasSize(cut);
                server.awaitScript();
                assertThat(server.openConnections()).isEqualTo(1);
            }
        }
    }

    @Test
    void cutWithinTheAnswersToSetUpEndsTheScript() throws IOException {
        try (FakeServer server = FakeServer.start(
                        Scripts.login().cutAfter(5).expectCommand("SELECT 1").sendOk());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, PlainClient.query("SET autocommit=0"));

            assertThat(client.in().readAllBytes()).hasSize(5);
            server.awaitScript();
        }
    }

    @Test
    void cutThatIsNotReachedFails() throws IOException {
        try (FakeServer server = FakeServer.start(Script.builder().cutAfter(10).send(new byte[6]));
                PlainClient client = new PlainClient(server)) {
            assertThat(client.in().readNBytes(6)).hasSize(6);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("4 bytes before its cut");
        }
    }

    @Test
    void resetIsAnErrorForTheClient() throws IOException {
        try (FakeServer server = FakeServer.start(Script.builder().reset());
                PlainClient client = new PlainClient(server)) {
            InputStream in = client.in();
            assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
            server.awaitScript();
            assertThat(server.openConnections()).isZero();
        }
    }

    @Test
    void closeIsAnEndForTheClientAndTheConnectionStaysOpenUntilTheClientClosesIt() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.refuse(1040, "Too many connections"));
                PlainClient client = new PlainClient(server)) {
            client.frame();
            assertThat(client.in().read()).isNegative();
            server.awaitScript();
            assertThat(server.openConnections()).isEqualTo(1);
            client.send(new byte[100]);
            client.hangUp();
            server.awaitAllClosed();
        }
    }

    @Test
    void quitIsAnsweredWithAClose() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.login().expectQuit());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, new byte[] {0x01});

            assertThat(client.in().read()).isNegative();
            server.awaitScript();
        }
    }

    @Test
    void stallReadsAndNeverAnswers() throws IOException {
        try (FakeServer server = FakeServer.start(Script.builder().stall());
                PlainClient client = new PlainClient(server)) {
            client.sendPacket(0, new byte[1]);
            server.awaitScript();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> server.awaitAllClosed(Duration.ofMillis(1)))
                    .withMessageContaining("1 of 1 connections");
            client.hangUp();
            server.awaitAllClosed();
            server.assertPlayed();
        }
    }

    @Test
    void clientsCloseIsSeenWhileTheScriptWaits() throws IOException {
        Gate never = new Gate();
        try (FakeServer server = FakeServer.start(Script.builder().delayUntil(never))) {
            PlainClient client = new PlainClient(server);
            client.hangUp();
            server.awaitAllClosed();
        }
    }

    @Test
    void clientsCloseIsExpectedOrAFailure() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.login().expectClientClose());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.hangUp();
            server.awaitScript();
        }
        try (FakeServer server = FakeServer.start(Scripts.login().expectClientClose());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, new byte[] {0x01});
            server.awaitScript();
            client.hangUp();
            server.awaitAllClosed();
            server.assertPlayed();
        }
        try (FakeServer server = FakeServer.start(Scripts.login().expectPacket());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.hangUp();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("the client has closed the connection");
        }
        try (FakeServer server = FakeServer.start(Scripts.login().expectClientClose());
                PlainClient client = new PlainClient(server)) {
            client.login();
            client.sendPacket(0, new byte[] {0x0E});
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("expected the client to close");
        }
    }

    @Test
    void threadsEndWithTheServer() throws IOException {
        FakeServer server = FakeServer.start(Script.builder().delayUntil(new Gate()));
        String name = "fake-server-" + server.port();
        PlainClient client = new PlainClient(server);
        assertThat(Thread.getAllStackTraces().keySet())
                .anyMatch(thread -> thread.getName().equals(name));
        server.close();
        server.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals(name));
        client.hangUp();
    }
}
