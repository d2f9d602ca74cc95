package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportConnection.Timer;
import io.aiomysql.testkit.log.ThrowingLog;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks and timers on a connection's event loop. */
abstract class EventLoopContract extends ContractTests {

    EventLoopContract(TransportContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @Test
    void runsTasksInOrder() throws Exception {
        TransportConnection connection = open().connection();
        List<Integer> order = new ArrayList<>();

        for (int i = 0; i < 10_000; i++) {
            int number = i;
            connection.execute(() -> order.add(number));
        }
        onLoop(connection, () -> {});

        assertThat(order).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void runsTasksOfTasksAfterThem() throws Exception {
        TransportConnection connection = open().connection();
        List<String> order = new ArrayList<>();

        onLoop(connection, () -> {
            connection.execute(() -> order.add("inner"));
            order.add("outer");
        });
        onLoop(connection, () -> {});

        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void runsTasksAndTimersOnTheThreadThatCallsTheListener() throws Exception {
        Link link = open();
        Thread loop = link.listener().awaitConnected();
        CompletableFuture<Thread> timer = new CompletableFuture<>();

        assertThat(CompletableFuture.supplyAsync(Thread::currentThread, link.connection())
                        .get())
                .isSameAs(loop);
        link.connection().schedule(() -> timer.complete(Thread.currentThread()), Duration.ofMillis(1));
        assertThat(timer.get()).isSameAs(loop);
    }

    @Test
    void knowsItsEventLoop() throws Exception {
        TransportConnection connection = open().connection();

        assertThat(connection.inEventLoop()).isFalse();
        assertThat(CompletableFuture.supplyAsync(connection::inEventLoop, connection)
                        .get())
                .isTrue();
    }

    @Test
    void runsATimerNotBeforeItsTime() throws Exception {
        TransportConnection connection = open().connection();
        for (int micros : new int[] {1, 900, 1_000, 1_100, 20_500}) {
            Duration delay = Duration.ofNanos(micros * 1_000L);
            CompletableFuture<Long> ran = new CompletableFuture<>();
            long start = System.nanoTime();

            connection.schedule(() -> ran.complete(System.nanoTime()), delay);

            assertThat(Duration.ofNanos(ran.get(30, TimeUnit.SECONDS) - start)).isGreaterThanOrEqualTo(delay);
        }
    }

    @Test
    void runsTimersInTheOrderOfTheirTimes() throws Exception {
        TransportConnection connection = open().connection();
        List<Integer> order = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(4);

        onLoop(connection, () -> {
            for (int millis : new int[] {30, 10, 40, 20}) {
                connection.schedule(
                        () -> {
                            order.add(millis);
                            over.countDown();
                        },
                        Duration.ofMillis(millis));
            }
        });

        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(10, 20, 30, 40);
    }

    @Test
    void dropsCancelledTimers() throws Exception {
        TransportConnection connection = open().connection();
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        List<String> ran = new ArrayList<>();
        // Nothing runs before both are cancelled.
        connection.execute(() -> {
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        Timer first = connection.schedule(() -> ran.add("first"), Duration.ofNanos(1));
        Timer second = connection.schedule(() -> ran.add("second"), Duration.ofMillis(1));
        connection.schedule(over::countDown, Duration.ofMillis(20));
        first.cancel();
        second.cancel();
        second.cancel();
        cancelled.countDown();

        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void refusesADelayOfNothing() throws Exception {
        TransportConnection connection = open().connection();

        assertThatThrownBy(() -> connection.schedule(() -> {}, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesTasksThatThrow() throws Exception {
        Link link = open();

        link.connection().execute(() -> {
            throw new IllegalStateException("a task of the test");
        });
        link.connection()
                .schedule(
                        () -> {
                            throw new IllegalStateException("a timer of the test");
                        },
                        Duration.ofNanos(1));
        CompletableFuture<Void> later = new CompletableFuture<>();
        link.connection().schedule(() -> later.complete(null), Duration.ofMillis(2));
        later.get(30, TimeUnit.SECONDS);

        link.peer().write(new byte[] {1});
        assertThat(link.listener().awaitReceived(1)).containsExactly(1);
    }

    @Test
    void servesOnThoughItsLogThrowsAnError() throws Exception {
        Link link = open();

        try (ThrowingLog log = new ThrowingLog(transport().getClass().getPackageName())) {
            link.connection()
                    .schedule(
                            () -> {
                                throw new IllegalStateException("a timer of the test");
                            },
                            Duration.ofNanos(1));
            assertThat(log.awaitThrown()).isTrue();

            link.peer().write(new byte[] {1});
            assertThat(link.listener().awaitReceived(1)).containsExactly(1);
            onLoop(link.connection(), () -> {});
        }
    }

    @Test
    void restsAfterATaskThatInterruptsItsThread() throws Exception {
        Link link = open();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] used = new long[1];
        CompletableFuture<Void> over = new CompletableFuture<>();

        onLoop(link.connection(), () -> {
            Thread.currentThread().interrupt();
            used[0] -= threads.getCurrentThreadCpuTime();
        });
        link.connection()
                .schedule(
                        () -> {
                            used[0] += threads.getCurrentThreadCpuTime();
                            over.complete(null);
                        },
                        Duration.ofMillis(200));
        over.get(30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(used[0])).isLessThan(Duration.ofMillis(100));
        link.write(new byte[] {1});
        assertThat(link.peer().read(1)).containsExactly(1);
    }
}
