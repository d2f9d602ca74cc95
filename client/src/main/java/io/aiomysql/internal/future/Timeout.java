package io.aiomysql.internal.future;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A task for later, which no event loop has to come to: the JDK's own timer starts it, on one of the {@link CallbackThreads}
 * that are kept for this. So it may run callbacks, and wait.
 */
public final class Timeout {

    private final CompletableFuture<Boolean> passing;

    private Timeout(CompletableFuture<Boolean> passing) {
        this.passing = passing;
    }

    /**
     * Schedules a task.
     *
     * @param delay after which it runs; at once if that is not greater than zero
     * @param task must not throw
     */
    public static Timeout schedule(Duration delay, Runnable task) {
        return schedule(nanos(delay), TimeUnit.NANOSECONDS, task);
    }

    static Timeout schedule(long delay, TimeUnit unit, Runnable task) {
        CompletableFuture<Boolean> passing = new CompletableFuture<>();
        var unused = passing.thenAccept(passed -> {
            if (passed) {
                start(task);
            }
        });
        return new Timeout(passing.completeOnTimeout(true, delay, unit));
    }

    /** Without a thread, on that of the timer. */
    private static void start(Runnable task) {
        Executor threads = CallbackThreads.timers();
        try {
            threads.execute(task);
        } catch (RuntimeException | Error e) {
            task.run();
        }
    }

    private static long nanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException e) {
            return delay.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    /** Sees to it that the task does not run, unless it has begun. Idempotent; from any thread. */
    public void cancel() {
        // A failure would leave the timer's entry where it is until its time (Java 17: JDK-8303742).
        var unused = passing.complete(false);
    }
}
