package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.transport.TestConfig;
import io.aiomysql.testkit.transport.TestListener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of the transport's threads. */
@Timeout(60)
class NioTransportTest {

    private ServerSocket server;
    private TestConfig target;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target = new TestConfig(server.getLocalSocketAddress());
    }

    @AfterEach
    void stopListening() throws Exception {
        server.close();
    }

    @Test
    void startsAThreadForTheFirstConnectionOnly() {
        try (Transport transport =
                NioTransport.builder().eventLoops(4).threadNamePrefix("lazy").build()) {
            assertThat(threadsOf("lazy")).isEmpty();

            connect(transport, new TestListener());

            assertThat(threadsOf("lazy")).singleElement().satisfies(thread -> {
                assertThat(thread.getName()).isEqualTo("lazy-1");
                assertThat(thread.isDaemon()).isTrue();
            });
        }
    }

    @Test
    void endsAThreadThatHasNothingToDoAndStartsItAgain() throws Exception {
        try (Transport transport = NioTransport.builder()
                .eventLoops(1)
                .threadKeepAlive(Duration.ofMillis(20))
                .build()) {
            for (int i = 0; i < 20; i++) {
                TestListener listener = new TestListener();
                TransportConnection connection = connect(transport, listener);
                Thread thread = listener.awaitConnected();

                connection.close();

                assertThat(listener.awaitClosed()).isEmpty();
                thread.join(TimeUnit.SECONDS.toMillis(30));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void losesNoTaskWhenItsThreadIsAboutToEnd() throws Exception {
        try (Transport transport = NioTransport.builder()
                .eventLoops(1)
                .threadKeepAlive(Duration.ZERO)
                .build()) {
            TestListener listener = new TestListener();
            TransportConnection connection = connect(transport, listener);
            connection.close();
            listener.awaitClosed();

            for (int i = 0; i < 2_000; i++) {
                CompletableFuture.runAsync(() -> {}, connection).get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void keepsTheThreadForATimer() throws Exception {
        try (Transport transport = withBriefKeepAlive()) {
            TestListener listener = new TestListener();
            TransportConnection connection = connect(transport, listener);
            CompletableFuture<Thread> timer = new CompletableFuture<>();
            connection.schedule(() -> timer.complete(Thread.currentThread()), Duration.ofMillis(100));

            connection.close();

            assertThat(timer.get(30, TimeUnit.SECONDS)).isSameAs(listener.awaitConnected());
        }
    }

    @Test
    void doesNotKeepTheThreadForACancelledTimer() throws Exception {
        try (Transport transport = withBriefKeepAlive()) {
            TestListener listener = new TestListener();
            TransportConnection connection = connect(transport, listener);
            Thread thread = listener.awaitConnected();
            TransportConnection.Timer timer = connection.schedule(() -> {}, Duration.ofDays(1));

            connection.close();
            listener.awaitClosed();
            timer.cancel();

            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** As when another thread is about to write while the connection closes. */
    @Test
    void tellsNoCauseWhenAWriteFindsTheSocketClosedByTheConnectionItself() {
        try (Transport transport = NioTransport.builder().eventLoops(1).build()) {
            TestListener listener = new TestListener();
            NioConnection connection = (NioConnection) connect(transport, listener);

            connection.execute(() -> {
                PlainStream stream = (PlainStream) connection.stage();
                connection.close();
                stream.close();
                assertThat(stream.write(ByteBuffer.allocate(1))).isTrue();
            });

            assertThat(listener.awaitClosed()).isEmpty();
        }
    }

    @Test
    void endsItsThreadsWhenClosed() throws Exception {
        Transport transport = NioTransport.builder()
                .eventLoops(2)
                .threadKeepAlive(Duration.ofDays(1))
                .build();
        List<TestListener> listeners = List.of(new TestListener(), new TestListener());
        listeners.forEach(listener -> connect(transport, listener));

        transport.close();

        for (TestListener listener : listeners) {
            Thread thread = listener.awaitConnected();
            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).isFalse();
            assertThat(listener.awaitClosed()).isEmpty();
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> NioTransport.builder().eventLoops(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> NioTransport.builder().threadKeepAlive(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TransportConnection connect(Transport transport, TestListener listener) {
        TransportConnection connection = transport.connect(target, listener);
        listener.awaitConnected();
        return connection;
    }

    private static List<Thread> threadsOf(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix + "-"))
                .toList();
    }

    /** One event loop, whose thread ends as soon as nothing keeps it. */
    private static Transport withBriefKeepAlive() {
        return NioTransport.builder()
                .eventLoops(1)
                .threadKeepAlive(Duration.ofMillis(1))
                .build();
    }
}
