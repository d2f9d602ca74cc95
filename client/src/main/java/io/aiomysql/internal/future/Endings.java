package io.aiomysql.internal.future;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, once, when a future is over: when its user ends it, or else when the client does.
 *
 * <pre>
 *   open ── the user cancels or completes it ──► abandoned: every task runs
 *     └──── the client completes it ───────────► answered: the tasks for either run, the others are dropped
 * </pre>
 */
final class Endings {

    private static final Ending ABANDONED = new Ending(() -> {}, false, null);
    private static final Ending ANSWERED = new Ending(() -> {}, false, null);

    /** The last one added, or how the future has ended. */
    private final AtomicReference<@Nullable Ending> last = new AtomicReference<>();

    /** By identity, and not by its values. */
    private static final class Ending {
        private final Runnable task;
        private final boolean whenAnsweredToo;
        private final @Nullable Ending before;

        Ending(Runnable task, boolean whenAnsweredToo, @Nullable Ending before) {
            this.task = task;
            this.whenAnsweredToo = whenAnsweredToo;
            this.before = before;
        }
    }

    /** Adds what the thread runs that abandons the future; run at once if it is abandoned already. */
    void whenAbandoned(Runnable task) {
        add(task, false);
    }

    /** Adds what is run at the end, however that comes; run at once if it has come. */
    void always(Runnable task) {
        add(task, true);
    }

    private void add(Runnable task, boolean whenAnsweredToo) {
        while (true) {
            Ending seen = last.get();
            if (seen == ABANDONED || (seen == ANSWERED && whenAnsweredToo)) {
                task.run();
                return;
            }
            if (seen == ANSWERED || last.compareAndSet(seen, new Ending(task, whenAnsweredToo, seen))) {
                return;
            }
        }
    }

    void abandoned() {
        runFrom(last.getAndSet(ABANDONED), true);
    }

    boolean areAbandoned() {
        return last.get() == ABANDONED;
    }

    void answered() {
        var unused = answer();
    }

    /** As {@link #answered}, but changes nothing and returns false if the user has ended the future. */
    boolean answer() {
        while (true) {
            Ending seen = last.get();
            if (seen == ABANDONED) {
                return false;
            }
            if (last.compareAndSet(seen, ANSWERED)) {
                runFrom(seen, false);
                return true;
            }
        }
    }

    private static void runFrom(@Nullable Ending newest, boolean all) {
        for (Ending next = newest; next != null; next = next.before) {
            if (all || next.whenAnsweredToo) {
                next.task.run();
            }
        }
    }
}
