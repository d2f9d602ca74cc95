package io.aiomysql.internal.event;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls listeners on an executor, for one connection: one call after the other, in the order in which they were given. Whoever
 * gives a call never waits, and nothing that the executor throws reaches him: if it refuses, what waits is dropped, since otherwise
 * a listener would run on the I/O thread.
 *
 * <pre>
 *   idle ── a call ──► running ── nothing waits ──► idle
 *                       │   ▲
 *                       └───┘ after {@link #BATCH} calls, as a new task: others have a turn on the executor
 * </pre>
 */
final class Delivery {

    /** If so many calls wait, statements that are submitted now are not told of. */
    static final int MOST_WAITING = 10_000;

    private static final int BATCH = 256;

    private final Executor executor;
    private final ListenerFailures failures;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Delivery(Executor executor, ListenerFailures failures) {
        this.executor = executor;
        this.failures = failures;
    }

    boolean isFull() {
        return count.get() >= MOST_WAITING;
    }

    void deliver(Runnable call) {
        waiting.add(call);
        if (count.getAndIncrement() == 0) {
            start();
        }
    }

    private void start() {
        try {
            executor.execute(this::run);
        } catch (RuntimeException | Error e) {
            failures.report(e);
            for (int left = 1; left > 0 && waiting.poll() != null; ) {
                left = count.decrementAndGet();
            }
        }
    }

    private void run() {
        for (int i = 0; i < BATCH; i++) {
            Runnable next = waiting.poll();
            if (next == null) {
                // An executor has run its task twice, or has refused it and run it all the same.
                return;
            }
            failures.guard(next);
            if (count.decrementAndGet() == 0) {
                return;
            }
        }
        start();
    }
}
