package io.aiomysql.internal.future;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of one connection's futures, on the executor of the options.
 *
 * <pre>
 *   no worker ── futures are due ──► called ── begins ──► working ── none is due ──► no worker
 *                                                  └── more are due: another is called, before the callbacks of this one
 * </pre>
 *
 * <p>Whoever works has called another worker first if there is more to do, so that a callback that waits holds up no other. If it does
 * not wait, it takes the next future too, and most of those that were called find nothing left: two tasks for a batch, not one for each
 * future. Those futures that are due in one batch of packets are worked on together, after the batch.
 */
public final class Callbacks implements Executor {

    /** A worker that has not begun after this time may never do so: some executors drop tasks. */
    private static final long OVERDUE_NANOS = 100_000_000;

    private static final int ATTEMPTS_WITHOUT_MEMORY = 100;
    private static final long PAUSE_NANOS = 10_000_000;

    private final EventLoopCheck check;
    private final Executor executor;
    private final boolean direct;
    private final Watchdog watchdog;
    private final Queue<OperationFuture<?>> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile long calledAt;

    /** Who calls a worker at the moment, to notice an executor that runs it at once. */
    private volatile @Nullable Thread calling;

    /** Used on the event loop. */
    private boolean inBatch;

    /**
     * Creates what runs the callbacks of one connection.
     *
     * @param chosen the user's executor; null for the default
     */
    public Callbacks(EventLoopCheck check, @Nullable Executor chosen) {
        this.check = check;
        this.executor = chosen == null ? CallbackThreads.shared() : chosen;
        this.direct = chosen != null && isDirect(chosen);
        this.watchdog = direct ? new Watchdog(check) : Watchdog.NONE;
    }

    /** Says whether an executor runs a task at once, as {@code Runnable::run} does. A service may do so when it is full. */
    private static boolean isDirect(Executor chosen) {
        if (chosen instanceof ExecutorService) {
            return false;
        }
        Thread[] ranOn = {null};
        try {
            chosen.execute(() -> ranOn[0] = Thread.currentThread());
        } catch (RuntimeException | Error e) {
            return false;
        }
        return ranOn[0] == Thread.currentThread();
    }

    /**
     * Makes a future of a user's call.
     *
     * @param onLoop where it completes if its callbacks are to run on the I/O thread; null for the thread that has the outcome
     */
    public <T> Completion<T> completion(@Nullable Executor onLoop) {
        return direct ? new LoopCompletion<>(check, onLoop, watchdog) : new SettledCompletion<>(this);
    }

    /** Runs something that may be the user's code, such as a log handler, where callbacks run. */
    @Override
    public void execute(Runnable task) {
        if (direct) {
            task.run();
        } else {
            hand(task, task);
        }
    }

    /** Packets are being handled, whose futures are worked on when that is done; on the event loop. */
    public void batchBegins() {
        inBatch = true;
    }

    /** Those packets are handled; on the event loop. */
    public void batchEnds() {
        inBatch = false;
        if (!due.isEmpty()) {
            // Somebody may have waited for them meanwhile.
            due.removeIf(OperationFuture::isSettled);
            call();
        }
    }

    boolean inEventLoop() {
        return check.inEventLoop();
    }

    void requireMayWait() {
        LoopFuture.requireMayWait(check);
    }

    /** Takes a future that has an outcome, or what one is made of. */
    void add(OperationFuture<?> future) {
        try {
            due.add(future);
        } catch (OutOfMemoryError e) {
            // There is no place to leave it.
            work(future);
            return;
        }
        if (!inBatch || !check.inEventLoop()) {
            call();
        }
    }

    private void call() {
        if (due.isEmpty()) {
            return;
        }
        if (called.compareAndSet(false, true) || isOverdue()) {
            calledAt = System.nanoTime();
            calling = Thread.currentThread();
            hand(this::work, this::workHere);
            calling = null;
        }
    }

    private boolean isOverdue() {
        return System.nanoTime() - calledAt > OVERDUE_NANOS;
    }

    private void work() {
        if (calling == Thread.currentThread()) {
            // The executor runs it at once: it would run another worker so, and that one the next, deeper and deeper.
            workHere();
            return;
        }
        called.set(false);
        for (OperationFuture<?> next = due.poll(); next != null; next = due.poll()) {
            call();
            work(next);
        }
    }

    private void workHere() {
        called.set(false);
        for (OperationFuture<?> next = due.poll(); next != null; next = due.poll()) {
            work(next);
        }
    }

    /** Others give memory back in time, as a rule. */
    private static void work(OperationFuture<?> future) {
        for (int i = 0; i < ATTEMPTS_WITHOUT_MEMORY; i++) {
            try {
                future.work();
                return;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (RuntimeException | Error e) {
                // Nothing that a callback throws comes here.
                return;
            }
        }
    }

    /**
     * An executor that was shut down, is broken, or gets no thread, must not leave callbacks undone.
     *
     * @param lastResort what is done on this thread, if no other one can be had
     */
    private void hand(Runnable task, Runnable lastResort) {
        Handed handed = new Handed(task);
        try {
            executor.execute(handed);
            handed.over = true;
        } catch (RuntimeException | Error refused) {
            if (executor == CallbackThreads.shared() || !handToShared(task, refused)) {
                warn("no thread can be had for callbacks: they run on the I/O thread now", refused);
                lastResort.run();
            }
        }
    }

    /**
     * An executor that is full may run a task at once (CallerRunsPolicy). On the I/O thread it must not, for the task may wait: it
     * is taken for refused.
     */
    private final class Handed implements Runnable {
        private final Runnable task;
        private final Thread giver = Thread.currentThread();
        private volatile boolean over;

        Handed(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            boolean atOnce = !over && giver == Thread.currentThread();
            if (!atOnce || !check.inEventLoop() || !handToShared(task, null)) {
                task.run();
            }
        }
    }

    private boolean handToShared(Runnable task, @Nullable Throwable refused) {
        try {
            CallbackThreads.shared().execute(() -> {
                warn("the callbackExecutor has not taken a task: it runs on a thread of the client's own", refused);
                task.run();
            });
            return true;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private void warn(String message, @Nullable Throwable cause) {
        if (warned.compareAndSet(false, true)) {
            Warnings.logHere(message, cause);
        }
    }
}
