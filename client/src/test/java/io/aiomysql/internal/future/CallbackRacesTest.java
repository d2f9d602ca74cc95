package io.aiomysql.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that complete, attach, wait for and end the same futures at the same time. */
@Timeout(120)
class CallbackRacesTest {

    private static final long TIME_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int ROUNDS = 100_000;
    private static final int USERS = 3;
    private static final int BATCH = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile Thread loop;

    /** One batch of futures, and how many callbacks each has had, and was promised. */
    private final class Round {
        private final List<Completion<Integer>> completions = new ArrayList<>();
        private final AtomicInteger promised = new AtomicInteger();
        private final AtomicInteger called = new AtomicInteger();
        private final AtomicInteger abandoned = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        Round(Callbacks callbacks) {
            for (int i = 0; i < BATCH; i++) {
                Completion<Integer> completion = callbacks.completion(null);
                completion.whenAbandoned(abandoned::incrementAndGet);
                completions.add(completion);
            }
        }

        CompletableFuture<Integer> future(int number) {
            return completions.get(number).future();
        }

        void called() {
            called.incrementAndGet();
            if (Thread.currentThread() == loop) {
                wrong.add("a callback ran on the event loop");
            }
        }

        void expect(CompletableFuture<?> derived) {
            promised.incrementAndGet();
            pending.add(derived);
        }

        private final ConcurrentLinkedQueue<CompletableFuture<?>> pending = new ConcurrentLinkedQueue<>();
    }

    @BeforeEach
    @AfterEach
    void stop() throws InterruptedException {
        if (loop != null) {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "pool", "single", "inline"})
    void nothingIsLostAndNothingRunsTwice(String kind) throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        Executor executor = switch (kind) {
            case "pool" -> CallbackThreads.pool("test-");
            case "single" -> single;
            default -> null;
        };
        Callbacks callbacks = new Callbacks(() -> Thread.currentThread() == loop, executor);
        Phaser phaser = new Phaser(USERS + 1);
        Round[] current = {null};
        AtomicLong rounds = new AtomicLong();
        long end = System.nanoTime() + TIME_NANOS;
        Future<?> completing = threads.submit(() -> {
            loop = Thread.currentThread();
            while (rounds.get() < ROUNDS && System.nanoTime() < end) {
                Round round = new Round(callbacks);
                current[0] = round;
                phaser.arriveAndAwaitAdvance();
                complete(callbacks, round);
                phaser.arriveAndAwaitAdvance();
                rounds.incrementAndGet();
                check(round);
            }
            current[0] = null;
            phaser.arriveAndAwaitAdvance();
        });
        List<Future<?>> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(threads.submit(() -> {
                for (phaser.arriveAndAwaitAdvance(); current[0] != null; phaser.arriveAndAwaitAdvance()) {
                    use(current[0]);
                    phaser.arriveAndAwaitAdvance();
                }
                return null;
            }));
        }
        completing.get();
        for (Future<?> user : users) {
            user.get();
        }
        single.shutdown();

        assertThat(wrong).isEmpty();
        assertThat(rounds).hasPositiveValue();
    }

    private void complete(Callbacks callbacks, Round round) {
        callbacks.batchBegins();
        for (int i = 0; i < BATCH; i++) {
            int number = i;
            Completion<Integer> completion = round.completions.get(i);
            switch (ThreadLocalRandom.current().nextInt(3)) {
                case 0 -> completion.succeed(number);
                case 1 ->
                    completion.succeedBy(() -> {
                        if (Thread.currentThread() == loop) {
                            wrong.add("a conversion ran on the event loop");
                        }
                        return number;
                    });
                default -> completion.fail(new IllegalStateException("failed"));
            }
        }
        callbacks.batchEnds();
    }

    /** Each derived future completes, each callback has run once, and each hook once. */
    private void check(Round round) {
        for (CompletableFuture<?> derived : round.pending) {
            try {
                derived.get(30, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                wrong.add("a callback is lost");
            } catch (ExecutionException | CancellationException e) {
                // As it was completed.
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (round.called.get() != round.promised.get()) {
            wrong.add(round.called.get() + " callbacks instead of " + round.promised.get());
        }
        // The client is not told where its answer was there, and only not converted yet.
        if (round.abandoned.get() > round.ended.get()) {
            wrong.add(round.abandoned.get() + " hooks for " + round.ended.get() + " futures that the user ended");
        }
    }

    private void use(Round round) throws Exception {
        int number = ThreadLocalRandom.current().nextInt(BATCH);
        CompletableFuture<Integer> future = round.future(number);
        switch (ThreadLocalRandom.current().nextInt(8)) {
            case 0, 1 -> expectValue(number, future);
            case 2 -> round.expect(future.whenComplete((value, failure) -> round.called()));
            case 3 ->
                round.expect(CompletableFuture.allOf(round.future(0), round.future(1), round.future(2))
                        .handle((value, failure) -> {
                            round.called();
                            return null;
                        }));
            case 4 ->
                round.expect(CompletableFuture.anyOf(future, round.future((number + 1) % BATCH))
                        .handle((value, failure) -> {
                            round.called();
                            return null;
                        }));
            case 5 -> pollOnce(number, future);
            case 6 ->
                round.expect(future.orTimeout(1, TimeUnit.HOURS)
                        .thenCombine(round.future((number + 1) % BATCH), Integer::sum)
                        .whenComplete((value, failure) -> round.called()));
            default -> {
                if (future.complete(number)) {
                    round.ended.incrementAndGet();
                }
            }
        }
    }

    private void expectValue(int number, CompletableFuture<Integer> future) throws Exception {
        try {
            if (future.get(30, TimeUnit.SECONDS) != number) {
                wrong.add("another value");
            }
        } catch (TimeoutException e) {
            wrong.add("a waiter is left");
        } catch (ExecutionException e) {
            // It failed.
        }
        if (!future.isDone()) {
            wrong.add("not done after its outcome was seen");
        }
    }

    private void pollOnce(int number, CompletableFuture<Integer> future) throws Exception {
        try {
            if (future.get(1, TimeUnit.NANOSECONDS) != number) {
                wrong.add("another value");
            }
        } catch (TimeoutException | ExecutionException e) {
            // Not yet, or failed.
        }
    }

    @Test
    void whoeverEndsAFutureIsTheOnlyOne() throws Exception {
        Callbacks callbacks = new Callbacks(() -> false, null);
        for (int i = 0; i < 20_000; i++) {
            Completion<String> completion = callbacks.completion(null);
            AtomicInteger hooks = new AtomicInteger();
            AtomicInteger closed = new AtomicInteger();
            completion.whenAbandoned(hooks::incrementAndGet);
            Future<Boolean> cancelling =
                    threads.submit(() -> completion.future().cancel(true));

            completion.succeed("taken", closed::incrementAndGet);

            boolean cancelled = cancelling.get();
            assertThat(hooks.get()).isEqualTo(cancelled ? 1 : 0);
            assertThat(closed.get()).isEqualTo(cancelled ? 1 : 0);
            try {
                assertThat(completion.future().join()).isEqualTo("taken");
                assertThat(cancelled).isFalse();
            } catch (CancellationException e) {
                assertThat(cancelled).isTrue();
            } catch (CompletionException e) {
                throw new AssertionError(e);
            }
        }
        threads.shutdownNow();
    }
}
