package io.aiomysql.internal.future;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for one future, which the I/O thread wakes itself.
 *
 * <pre>
 *   WAITING ── woken ──────────────────────────► WOKEN: looks at the future
 *      └────── interrupted, or out of time ────► LEFT
 * </pre>
 *
 * <p>A thread adds itself, then looks at the future, then parks; who completes the future sets its outcome, then wakes: so one of
 * the two always sees the other.
 */
final class Waiters {

    private static final int WAITING = 0;
    private static final int WOKEN = 1;
    private static final int LEFT = 2;

    private final AtomicReference<@Nullable Waiter> newest = new AtomicReference<>();

    /** Adds the current thread, which then has to look at the future again before it parks. */
    Waiter add() {
        Waiter added = new Waiter();
        Waiter seen;
        do {
            seen = newest.get();
            added.before = seen;
        } while (!newest.compareAndSet(seen, added));
        return added;
    }

    /** Wakes all; returns whether there was one that had not left. */
    boolean wake() {
        boolean any = false;
        for (Waiter next = newest.get() == null ? null : newest.getAndSet(null); next != null; next = next.before) {
            any |= next.wake();
        }
        return any;
    }

    /** Takes out those that have left, so that nobody who asks again and again fills the memory. */
    private void sweep() {
        boolean changed = true;
        while (changed) {
            changed = false;
            Waiter kept = null;
            for (Waiter next = newest.get(); next != null; next = next.before) {
                if (next.state.get() != LEFT) {
                    kept = next;
                } else if (kept != null) {
                    kept.before = next.before;
                } else if (!newest.compareAndSet(next, next.before)) {
                    changed = true;
                    break;
                }
            }
        }
    }

    /** One thread. In a ForkJoinPool, another takes its place meanwhile. */
    final class Waiter implements ForkJoinPool.ManagedBlocker {

        private final Thread thread = Thread.currentThread();
        private final AtomicInteger state = new AtomicInteger(WAITING);
        private volatile @Nullable Waiter before;
        private boolean interruptible;
        private boolean interrupted;
        private boolean timed;
        private long deadline;

        private boolean wake() {
            boolean waited = state.compareAndSet(WAITING, WOKEN);
            LockSupport.unpark(thread);
            return waited;
        }

        /**
         * Parks until woken, interrupted, or out of time.
         *
         * @param untilNanos when the time is over, by System.nanoTime(); null for never
         * @return true if an interrupt ended it; one that does not is there again afterwards
         */
        boolean park(boolean endsByInterrupt, @Nullable Long untilNanos) {
            interruptible = endsByInterrupt;
            timed = untilNanos != null;
            deadline = untilNanos == null ? 0 : untilNanos;
            boolean over = false;
            while (!over) {
                try {
                    ForkJoinPool.managedBlock(this);
                    over = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    over = interruptible;
                }
            }
            leave();
            return interrupted;
        }

        /** Stops waiting, unless it is woken already. */
        void leave() {
            if (state.compareAndSet(WAITING, LEFT)) {
                sweep();
            }
        }

        /** Says whether somebody has completed the future and relies on this thread. */
        boolean isWoken() {
            return state.get() == WOKEN;
        }

        @Override
        public boolean isReleasable() {
            if (Thread.interrupted()) {
                interrupted = true;
            }
            return state.get() != WAITING
                    || (interrupted && interruptible)
                    || (timed && deadline - System.nanoTime() <= 0);
        }

        @Override
        public boolean block() {
            while (!isReleasable()) {
                if (timed) {
                    LockSupport.parkNanos(this, deadline - System.nanoTime());
                } else {
                    LockSupport.park(this);
                }
            }
            return true;
        }
    }
}
