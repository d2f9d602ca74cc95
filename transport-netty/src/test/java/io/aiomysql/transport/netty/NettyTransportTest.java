package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.log.LoggedWarnings;
import io.aiomysql.testkit.transport.TestConfig;
import io.aiomysql.testkit.transport.TestListener;
import io.aiomysql.transport.netty.NettyTransport.Io;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of the transport's own threads. */
@Timeout(60)
class NettyTransportTest {

    /** Nobody accepts. */
    private static final int BACKLOG = 1_000;

    private ServerSocket server;
    private TestConfig target;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        target = new TestConfig(server.getLocalSocketAddress());
    }

    @AfterEach
    void stopListening() throws Exception {
        server.close();
    }

    @Test
    void startsAThreadForTheFirstConnectionOnly() {
        try (Transport transport =
                NettyTransport.builder().eventLoops(4).threadNamePrefix("lazy").build()) {
            assertThat(threadsOf("lazy")).isEmpty();

            connect(transport, new TestListener());

            assertThat(threadsOf("lazy"))
                    .singleElement()
                    .satisfies(thread -> assertThat(thread.isDaemon()).isTrue());
        }
    }

    @Test
    void endsAThreadThatHasNothingToDoAndStartsAnother() throws Exception {
        try (Transport transport = withKeepAlive(Duration.ofMillis(20))) {
            for (int i = 0; i < 5; i++) {
                TestListener listener = new TestListener();
                TransportConnection connection = connect(transport, listener);
                Thread thread = listener.awaitConnected();

                connection.close();

                assertThat(listener.awaitClosed()).isEmpty();
                awaitEnd(thread);
            }
        }
    }

    @Test
    void losesNoConnectionThatComesWhileItsThreadsEnd() {
        try (Transport transport = withKeepAlive(Duration.ZERO)) {
            for (int i = 0; i < 500; i++) {
                TestListener listener = new TestListener();
                connect(transport, listener).close();
                assertThat(listener.awaitClosed()).isEmpty();
            }
        }
    }

    @Test
    void keepsTheThreadForATimer() throws Exception {
        try (Transport transport = withKeepAlive(Duration.ofMillis(1))) {
            TestListener listener = new TestListener();
            TransportConnection connection = connect(transport, listener);
            CompletableFuture<Thread> timer = new CompletableFuture<>();
            connection.schedule(() -> timer.complete(Thread.currentThread()), Duration.ofMillis(100));

            connection.close();

            assertThat(timer.get(30, TimeUnit.SECONDS)).isSameAs(listener.awaitConnected());
            awaitEnd(listener.awaitConnected());
        }
    }

    @Test
    void doesNotKeepTheThreadForACancelledTimer() throws Exception {
        try (Transport transport = withKeepAlive(Duration.ofMillis(1))) {
            TestListener listener = new TestListener();
            TransportConnection connection = connect(transport, listener);
            TransportConnection.Timer timer = connection.schedule(() -> {}, Duration.ofSeconds(Long.MAX_VALUE));

            connection.close();
            listener.awaitClosed();
            timer.cancel();

            awaitEnd(listener.awaitConnected());
        }
    }

    @Test
    void endsItsThreadsWhenClosed() throws Exception {
        Transport transport = withKeepAlive(Duration.ofDays(1));
        List<TestListener> listeners = List.of(new TestListener(), new TestListener());
        listeners.forEach(listener -> connect(transport, listener));

        transport.close();

        for (TestListener listener : listeners) {
            awaitEnd(listener.awaitConnected());
            assertThat(listener.awaitClosed()).isEmpty();
        }
    }

    @Test
    void keepsItsThreadsWithoutEndOnDemand() {
        OwnLoops loops = new OwnLoops(1, new NioIo(), new NettyThreads("kept"), ChronoUnit.FOREVER.getDuration());
        LoopUse before = loops.take();
        before.release();

        LoopUse after = loops.take();

        assertThat(after.eventLoop()).isSameAs(before.eventLoop());
        after.release();
        loops.close();
    }

    @Test
    void logsATimerThatThrows() throws Exception {
        try (LoggedWarnings warnings = new LoggedWarnings("io.aiomysql.transport.netty");
                Transport transport = withKeepAlive(Duration.ofSeconds(1))) {
            TransportConnection connection = connect(transport, new TestListener());
            CompletableFuture<Void> later = new CompletableFuture<>();

            connection.schedule(
                    () -> {
                        throw new IllegalStateException("by the test");
                    },
                    Duration.ofNanos(1));
            connection.schedule(() -> later.complete(null), Duration.ofMillis(2));
            later.get(30, TimeUnit.SECONDS);

            assertThat(warnings.messages()).singleElement().asString().contains("scheduled task");
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> NettyTransport.builder().eventLoops(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> NettyTransport.builder().threadKeepAlive(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesWhatToAddForIoThatIsNotHere() {
        assertThatThrownBy(() -> NettyTransport.builder().io(Io.KQUEUE).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("kqueue", "io.netty:netty-transport-native-kqueue", "classifier");
    }

    private TransportConnection connect(Transport transport, TestListener listener) {
        TransportConnection connection = transport.connect(target, listener);
        listener.awaitConnected();
        return connection;
    }

    private static void awaitEnd(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thread.isAlive()).isFalse();
    }

    private static List<Thread> threadsOf(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix + "-"))
                .toList();
    }

    private static Transport withKeepAlive(Duration keepAlive) {
        return NettyTransport.builder().eventLoops(2).threadKeepAlive(keepAlive).build();
    }
}
