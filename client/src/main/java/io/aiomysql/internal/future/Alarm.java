package io.aiomysql.internal.future;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A task that runs after a time, on a thread that is no event loop: one of those may be kept busy by a callback of the user's. */
public final class Alarm {

    private final CompletableFuture<Boolean> timer = new CompletableFuture<>();

    private Alarm() {}

    /**
     * Sets an alarm.
     *
     * @param delay the time
     * @param task runs on a thread of the JDK's common pool, or on one of its own
     */
    public static Alarm after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm();
        var unused = alarm.timer.thenRunAsync(task);
        var ignored = alarm.timer.completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS);
        return alarm;
    }

    /** Cancels the task, unless it has begun. From any thread. */
    public void cancel() {
        timer.cancel(false);
    }
}
