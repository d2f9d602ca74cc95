package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TransportConnection;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A task that waits for its time on an event loop, and keeps the event loop running until then. */
final class LoopTimer implements TransportConnection.Timer, Runnable {

    /** Netty adds the delay to the time that it counts from its start. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final LoopUse lease;
    private final Runnable task;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Future<?> future;

    private LoopTimer(LoopUse lease, Runnable task) {
        this.lease = lease;
        this.task = task;
    }

    static LoopTimer start(LoopUse lease, Runnable task, Duration delay) {
        if (delay.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("delay must be greater than zero");
        }
        LoopTimer timer = new LoopTimer(lease, task);
        lease.retain();
        try {
            timer.future = lease.eventLoop().schedule(timer, nanos(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            timer.cancel();
        }
        return timer;
    }

    /** A duration in nanoseconds; those of more than a century are cut. */
    static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }

    @Override
    public void run() {
        if (over.compareAndSet(false, true)) {
            try {
                task.run();
            } catch (Throwable t) {
                // Netty would keep it in a future that nobody asks.
                TransportLog.warn("a scheduled task failed on an event loop", t);
            } finally {
                lease.release();
            }
        }
    }

    @Override
    public void cancel() {
        Future<?> scheduled = future;
        if (over.compareAndSet(false, true)) {
            if (scheduled != null) {
                scheduled.cancel(false);
            }
            lease.release();
        }
    }
}
