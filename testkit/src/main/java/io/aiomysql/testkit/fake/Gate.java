package io.aiomysql.testkit.fake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Closed until somebody opens it, and open from then on. Safe for use by many threads. */
public final class Gate {

    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    /** Makes a closed gate. */
    public Gate() {}

    /** Opens the gate. Idempotent. */
    public void open() {
        opened.complete(null);
    }

    /**
     * Says whether the gate is open.
     *
     * @return true once it was opened
     */
    public boolean isOpen() {
        return opened.isDone();
    }

    /**
     * Returns a future of the gate's opening, with which nobody else can open it.
     *
     * @return completes on the thread that opens the gate
     */
    public CompletableFuture<Void> opened() {
        return opened.copy();
    }

    /**
     * Waits for the gate to open.
     *
     * @param timeout how long at most
     * @throws AssertionError if it is still closed then
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(Duration timeout) throws InterruptedException {
        try {
            opened.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the gate is still closed after " + timeout, e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
