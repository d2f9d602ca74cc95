package io.aiomysql.internal.future;

import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reports an event loop that the user's callbacks hold up, where the user wants them to run there.
 *
 * <pre>
 *   idle ── callbacks begin ──► running ── the same ones at every look for two seconds ──► reported
 *    ▲                             │                                                         │
 *    └────── they have ended ──────┴──────────────── they have ended, which is reported ─────┘
 * </pre>
 *
 * <p>Callbacks are counted at their beginning and their end, so that an odd number says that they run. A timer looks at the number
 * as long as it changes, and is started again by the first callbacks after that: idle connections have none.
 */
final class Watchdog {

    /** Watches nothing. */
    static final Watchdog NONE = new Watchdog(() -> false);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final EventLoopCheck check;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Set on the event loop, before the number is odd. */
    private volatile @Nullable Thread thread;

    /** Used by the timer's task, which runs one at a time, like what follows. */
    private int seen;

    private long since;
    private boolean reported;

    Watchdog(EventLoopCheck check) {
        this.check = check;
    }

    /** Runs callbacks, and watches them if this is the event loop and they are not part of others. */
    void watch(Runnable callbacks) {
        if ((count.get() & 1) == 1 || !check.inEventLoop()) {
            callbacks.run();
            return;
        }
        if (thread == null || thread != Thread.currentThread()) {
            thread = Thread.currentThread();
        }
        count.incrementAndGet();
        if (!looking.get()) {
            lookAgain();
        }
        try {
            callbacks.run();
        } finally {
            count.incrementAndGet();
        }
    }

    private void lookAgain() {
        if (looking.compareAndSet(false, true)) {
            since = System.nanoTime();
            schedule();
        }
    }

    private void schedule() {
        try {
            var unused = Timeout.schedule(LOOK, this::look);
        } catch (RuntimeException | Error e) {
            looking.set(false);
        }
    }

    private void look() {
        int now = count.get();
        boolean running = (now & 1) == 1;
        boolean changed = now != seen;
        long nanos = System.nanoTime() - since;
        if (changed) {
            if (reported) {
                reported = false;
                Warnings.logHere("the event loop is running again after " + seconds(nanos) + " s", null);
            }
            seen = now;
            since = System.nanoTime();
        } else if (running && nanos >= PATIENCE_NANOS && !reported) {
            reported = true;
            Warnings.logHere(stuck(nanos), null);
        }
        if (running || changed) {
            schedule();
        } else {
            looking.set(false);
            if (count.get() != now) {
                lookAgain();
            }
        }
    }

    private String stuck(long nanos) {
        StringJoiner text = new StringJoiner("\n\tat ");
        Thread loop = thread;
        text.add("a callback has held up an event loop, and all its connections, for " + seconds(nanos)
                + " s: do not wait in callbacks that callbackExecutor(Runnable::run) runs there, or leave that"
                + " option out; the thread " + (loop == null ? "" : loop.getName()) + " is");
        if (loop != null) {
            for (StackTraceElement element : loop.getStackTrace()) {
                text.add(element.toString());
            }
        }
        return text.toString();
    }

    private static long seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
