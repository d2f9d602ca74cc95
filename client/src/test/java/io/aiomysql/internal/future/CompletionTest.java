package io.aiomysql.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.log.HeldLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an executor does must neither leave a future undone nor complete it twice. */
class CompletionTest {

    @Test
    void executorThatThrowsAnErrorLeavesNoFutureUndone() {
        Completion<String> succeeding = Completion.onLoop(() -> false, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        Completion<String> failing = Completion.onLoop(() -> false, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        succeeding.succeed("done");
        failing.fail(new IllegalStateException("lost"));

        assertThat(succeeding.future()).isCompletedWithValue("done");
        assertThat(failing.future()).isCompletedExceptionally();
    }

    @Test
    void taskThatTheExecutorKeepsAndRefusesTakesNothingBack() {
        List<Runnable> kept = new ArrayList<>();
        AtomicInteger closed = new AtomicInteger();
        Completion<String> completion = Completion.onLoop(() -> false, task -> {
            kept.add(task);
            throw new RejectedExecutionException("no thread");
        });

        completion.succeed("handed over", closed::incrementAndGet);
        kept.forEach(Runnable::run);

        assertThat(completion.future()).isCompletedWithValue("handed over");
        assertThat(closed).hasValue(0);
    }

    @Test
    void executorThatIsFullAndRunsATaskAtOnceDoesNotDoSoOnTheEventLoop() throws Exception {
        Thread loop = Thread.currentThread();
        AtomicBoolean full = new AtomicBoolean();
        Completion<String> completion = new Callbacks(() -> Thread.currentThread() == loop, task -> {
                    if (full.get()) {
                        task.run();
                    }
                })
                .completion(null);
        full.set(true);
        CompletableFuture<Thread> called = completion.future().thenApply(value -> Thread.currentThread());

        completion.succeed("done");

        assertThat(called.get(20, TimeUnit.SECONDS)).isNotSameAs(loop);
    }

    @Test
    void logHandlerThatWaitsIsNotWaitedFor() {
        try (HeldLog log = new HeldLog("io.aiomysql")) {
            Warnings.log("a handler waits: {0}", 1);
            assertThat(log.awaitHeld()).isTrue();
            Warnings.log("a handler waits: {0}", 2);
        }
    }

    @Test
    void whatNobodyTakesIsClosedOnce() {
        AtomicInteger closed = new AtomicInteger();
        Completion<String> completion = Completion.onLoop(() -> false, null);
        completion.future().cancel(true);

        completion.succeed("late", closed::incrementAndGet);

        assertThat(closed).hasValue(1);
    }
}
