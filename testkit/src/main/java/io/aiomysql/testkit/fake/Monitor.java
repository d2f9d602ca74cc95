package io.aiomysql.testkit.fake;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A lock around some state, and a way to wait for the state to become what one wants. Safe for use by many threads. */
public final class Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Makes a monitor that nobody holds. */
    public Monitor() {}

    /**
     * Changes the state and wakes whoever waits.
     *
     * @param change runs under the lock
     */
    public void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads the state.
     *
     * @param <T> what is read
     * @param reading runs under the lock
     * @return what it returns
     */
    public <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the state to become something.
     *
     * @param wanted looks at the state, under the lock
     * @param timeout how long to wait at most
     * @return whether the state is what was wanted
     * @throws AssertionError if the thread is interrupted; it stays interrupted
     */
    public boolean await(BooleanSupplier wanted, Duration timeout) {
        long remaining = timeout.toNanos();
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = changed.awaitNanos(remaining);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the state to become something, however long that takes.
     *
     * @param wanted looks at the state, under the lock
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!wanted.getAsBoolean()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
