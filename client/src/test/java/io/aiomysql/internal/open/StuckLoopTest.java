package io.aiomysql.internal.open;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.SslMode;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.log.LoggedWarnings;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.nio.NioTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a callback that waits on the event loop cannot stop, where the user wants callbacks to run there. */
@Timeout(60)
class StuckLoopTest {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(strings = {"nio", "netty"})
    void connectingTimesOutAndTheLogTellsWhereTheEventLoopIs(String name) throws Exception {
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql");
                Transport transport = transport(name);
                ServerSocket silent = listening();
                ServerSocket closing = listening()) {
            CompletableFuture<?> waiting = refused(transport, closing);
            assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<MySqlConnection> opening =
                    MySqlConnection.connect(options(transport, silent, Duration.ofMillis(300)));

            assertThat(opening).failsWithin(Duration.ofSeconds(20));
            failure(MySqlTimeoutException.class, opening);
            assertThat(logged(log, 1)).contains("has held up an event loop", "waitOnTheEventLoop", "CountDownLatch");
            assertThat(waiting).isNotDone();

            release.countDown();
            assertThat(logged(log, 2)).contains("running again after");
        } finally {
            release.countDown();
        }
    }

    private static Transport transport(String name) {
        return name.equals("nio")
                ? NioTransport.builder().eventLoops(1).build()
                : NettyTransport.builder().eventLoops(1).build();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static ConnectOptions options(Transport transport, ServerSocket server, Duration timeout) {
        return ConnectOptions.builder()
                .host("127.0.0.1")
                .port(server.getLocalPort())
                .user("app")
                .sslMode(SslMode.DISABLED)
                .connectTimeout(timeout)
                .transport(transport)
                .callbackExecutor(Runnable::run)
                .build();
    }

    /** Connects to a server that closes the connection; a callback, which is there before that, then waits. */
    private CompletableFuture<MySqlConnection> refused(Transport transport, ServerSocket server) throws IOException {
        CompletableFuture<MySqlConnection> waiting = MySqlConnection.connect(
                        options(transport, server, Duration.ofSeconds(30)))
                .whenComplete((connection, failure) -> {
                    assertThat(failure).isInstanceOf(MySqlConnectionException.class);
                    waitOnTheEventLoop();
                });
        server.accept().close();
        return waiting;
    }

    private void waitOnTheEventLoop() {
        stuck.countDown();
        try {
            assertThat(release.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the message of this number, and that there is none behind it. */
    private static String logged(LoggedWarnings log, int number) {
        long start = System.nanoTime();
        while (log.messages().size() < number) {
            assertThat(System.nanoTime() - start).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
        assertThat(log.messages()).hasSize(number);
        return log.messages().get(number - 1);
    }
}
