package io.aiomysql.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call after the other, in order, whatever the executor is and does. */
@Timeout(60)
class DeliveryTest {

    private final AtomicBoolean reported = new AtomicBoolean(true);
    private final ListenerFailures failures = new ListenerFailures(reported);
    private final List<Integer> told = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Test
    void oneTaskTellsAllThatWaits() {
        Delivery delivery = new Delivery(tasks::add, failures);

        IntStream.range(0, 3).forEach(i -> delivery.deliver(() -> told.add(i)));

        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(told).containsExactly(0, 1, 2);
        delivery.deliver(() -> told.add(3));
        tasks.remove().run();
        assertThat(told).containsExactly(0, 1, 2, 3);
    }

    @Test
    void othersHaveATurnOnTheExecutorAfterABatch() {
        Delivery delivery = new Delivery(tasks::add, failures);
        IntStream.range(0, 1_000).forEach(i -> delivery.deliver(() -> told.add(i)));

        tasks.remove().run();
        assertThat(told).hasSizeLessThan(1_000);
        assertThat(tasks).hasSize(1);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void manyThreadsGiveAndNoTwoCallsRunAtOnce() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        ExecutorService givers = Executors.newFixedThreadPool(4);
        try {
            Delivery delivery = new Delivery(executor, failures);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger collisions = new AtomicInteger();
            int each = 5_000;
            CountDownLatch left = new CountDownLatch(4 * each);
            for (int giver = 0; giver < 4; giver++) {
                givers.execute(() -> IntStream.range(0, each)
                        .forEach(i -> delivery.deliver(() -> {
                            collisions.addAndGet(running.incrementAndGet() - 1);
                            running.decrementAndGet();
                            left.countDown();
                        })));
            }
            left.await();
            assertThat(collisions).hasValue(0);
        } finally {
            executor.shutdownNow();
            givers.shutdownNow();
        }
    }

    @Test
    void aCallThatThrowsKeepsNoOtherFromBeingMade() {
        Delivery delivery = new Delivery(tasks::add, failures);
        delivery.deliver(() -> {
            throw new AssertionError("thrown by a listener");
        });
        delivery.deliver(() -> told.add(1));

        tasks.remove().run();

        assertThat(told).containsExactly(1);
    }

    @Test
    void anExecutorThatRefusesLosesWhatWaitsAndThrowsAtNobody() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        Delivery delivery = new Delivery(
                task -> {
                    if (refuses.get()) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                failures);

        delivery.deliver(() -> told.add(1));
        refuses.set(false);
        delivery.deliver(() -> told.add(2));

        assertThat(told).containsExactly(2);
    }

    @Test
    void anExecutorThatRunsATaskAndThrowsAllTheSameDoesNoHarm() {
        Delivery delivery = new Delivery(
                task -> {
                    task.run();
                    throw new RejectedExecutionException();
                },
                failures);

        delivery.deliver(() -> told.add(1));
        delivery.deliver(() -> told.add(2));

        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void isFullWhenNothingIsTakenAndNotAfterwards() {
        Delivery delivery = new Delivery(tasks::add, failures);
        IntStream.range(0, Delivery.MOST_WAITING).forEach(i -> delivery.deliver(() -> told.add(i)));
        assertThat(delivery.isFull()).isTrue();

        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(delivery.isFull()).isFalse();
        assertThat(told).hasSize(Delivery.MOST_WAITING);
    }
}
