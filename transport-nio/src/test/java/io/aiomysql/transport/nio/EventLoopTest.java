package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.transport.TestConfig;
import io.aiomysql.testkit.transport.TestListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopTest {

    private final EventLoop loop = new EventLoop("loop-under-test", Duration.ofSeconds(1));
    private final SlowWork slowWork = new SlowWork("unused", InetAddress::getAllByName);

    @AfterEach
    void shutDown() {
        loop.shutDown();
    }

    @Test
    void closesItsConnectionsWhenTheSelectorFailsAndServesNewOnes() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TestConfig target = new TestConfig(server.getLocalSocketAddress());
            TestListener failing = new TestListener();
            loop.add(new NioConnection(loop, failing, target, slowWork));
            Thread thread = failing.awaitConnected();

            loop.execute(() -> {
                try {
                    loop.selector().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThat(failing.awaitClosed().orElseThrow()).isInstanceOf(ClosedSelectorException.class);
            thread.join();
            assertThat(loop.connections()).isZero();
            TestListener next = new TestListener();
            loop.add(new NioConnection(loop, next, target, slowWork));
            next.awaitConnected();
        }
    }

    @Test
    void runsTasksThatComeInFasterThanTurnsAreMade() throws Exception {
        int[] ran = new int[1];
        for (int i = 0; i < 10_000; i++) {
            loop.execute(() -> ran[0]++);
        }

        CompletableFuture<Integer> last = new CompletableFuture<>();
        loop.execute(() -> last.complete(ran[0]));
        assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo(10_000);
    }

    @Test
    void dropsTasksWhenShutDown() {
        loop.shutDown();

        CompletableFuture<Void> dropped = new CompletableFuture<>();
        loop.execute(() -> dropped.complete(null));

        assertThat(loop.inLoop()).isFalse();
        assertThat(dropped).isNotDone();
    }
}
