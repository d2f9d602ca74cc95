package io.aiomysql.transport.nio;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The waiting tasks of one event loop, by time. Used only on its thread, except {@link #create} and the tasks' own
 * cancel.
 *
 * <p>Most timers are cancelled, from any thread, long before their time. A cancelled one stays in the heap, without its task,
 * until it comes up or cancelled ones make up half of the heap and are all swept out: constant work per timer,
 * and never more dead entries than live ones but for {@link #SWEEP_ABOVE}.
 */
final class Timers {

    private static final int SWEEP_ABOVE = 64;
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final PriorityQueue<ScheduledTask> heap =
            // By difference: nanoTime may wrap around.
            new PriorityQueue<>((a, b) -> Long.signum(a.deadline() - b.deadline()));
    private final AtomicInteger cancelled = new AtomicInteger();

    /** Makes a task that is yet to be {@linkplain #add added}; from any thread. */
    ScheduledTask create(Runnable task, Duration delay) {
        return new ScheduledTask(task, System.nanoTime() + nanos(delay), cancelled);
    }

    /** A duration in nanoseconds; those of more than a century are cut, so that deadlines can be compared. */
    static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(FOREVER)) < 0 ? duration.toNanos() : FOREVER;
    }

    void add(ScheduledTask task) {
        heap.add(task);
        if (cancelled.get() > SWEEP_ABOVE && cancelled.get() > heap.size() / 2) {
            int before = heap.size();
            heap.removeIf(ScheduledTask::isCancelled);
            cancelled.addAndGet(heap.size() - before);
        }
    }

    /** Nanoseconds until the next task, or {@code Long.MAX_VALUE} when there is none. */
    long untilNext(long now) {
        ScheduledTask next = heap.peek();
        while (next != null && next.isCancelled()) {
            heap.remove();
            cancelled.decrementAndGet();
            next = heap.peek();
        }
        return next == null ? Long.MAX_VALUE : Math.max(0, next.deadline() - now);
    }

    /** Hands over the tasks whose time has come. */
    void runDue(long now, Consumer<Runnable> runner) {
        while (untilNext(now) == 0) {
            Runnable task = heap.remove().take();
            if (task != null) {
                runner.accept(task);
            } else {
                cancelled.decrementAndGet();
            }
        }
    }

    /** Drops every task. */
    void clear() {
        for (ScheduledTask task : heap) {
            if (task.take() == null) {
                cancelled.decrementAndGet();
            }
        }
        heap.clear();
    }

    /** Entries in the heap, the dead ones included. */
    int size() {
        return heap.size();
    }
}
