package io.aiomysql.internal.result;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Work that is done on an executor, never by two threads at once, and again after each time that it was asked for.
 *
 * <pre>
 *   idle ── run ──► given to the executor ──► working ── asked for meanwhile ──► working
 *    ▲                                            └── not asked for ──┐
 *    └────────────────────────────────────────────────────────────────┘
 * </pre>
 */
final class SerialTask {

    private final Executor executor;
    private final Runnable work;
    private final Consumer<Throwable> broken;

    /** How often it was asked for since the work was done last. */
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * Creates a task.
     *
     * @param work what is done
     * @param broken is told what the work has thrown, or why the executor does not do it; the work is then done once more, on the
     *     current thread, and should run no code of the user's that may wait
     */
    SerialTask(Executor executor, Runnable work, Consumer<Throwable> broken) {
        this.executor = executor;
        this.work = work;
        this.broken = broken;
    }

    /** Asks for the work; from any thread, also from the work itself. */
    void run() {
        if (asked.getAndIncrement() == 0) {
            start();
        }
    }

    /** Lets nobody do the work until {@link #start}; before it is asked for. */
    void hold() {
        asked.incrementAndGet();
    }

    void start() {
        // An executor may keep the task and fail all the same.
        AtomicBoolean taken = new AtomicBoolean();
        try {
            executor.execute(() -> {
                if (taken.compareAndSet(false, true)) {
                    loop();
                }
            });
        } catch (RuntimeException | Error e) {
            if (taken.compareAndSet(false, true)) {
                broken.accept(e);
                loop();
            }
        }
    }

    private void loop() {
        int seen = asked.get();
        do {
            try {
                work.run();
            } catch (Throwable t) {
                broken.accept(t);
                asked.incrementAndGet();
            }
            seen = asked.addAndGet(-seen);
        } while (seen != 0);
    }
}
