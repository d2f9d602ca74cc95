package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.TransportConnection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A task with a time. It drops its reference to the task as soon as that has begun or was cancelled. */
final class ScheduledTask implements TransportConnection.Timer {

    private final long deadline;
    private final AtomicReference<@Nullable Runnable> task;
    private final AtomicInteger cancelled;

    /** Creates a task that adds itself to {@code cancelled} when it is. */
    ScheduledTask(Runnable task, long deadline, AtomicInteger cancelled) {
        this.task = new AtomicReference<>(task);
        this.deadline = deadline;
        this.cancelled = cancelled;
    }

    @Override
    public void cancel() {
        if (take() != null) {
            cancelled.incrementAndGet();
        }
    }

    /** Takes the task away to run it; null when it was cancelled. */
    @Nullable
    Runnable take() {
        return task.getAndSet(null);
    }

    boolean isCancelled() {
        return task.get() == null;
    }

    /** When, in terms of {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }
}
