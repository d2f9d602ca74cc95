package io.aiomysql;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for futures in code that is written for one thread after the other, above all on virtual threads, where waiting is cheap.
 *
 * <pre>{@code
 * QueryResult result = Await.on(connection.query("SELECT name FROM item WHERE id = ?", 7));
 * }</pre>
 *
 * <p>{@link CompletableFuture#join} would do, but it wraps what went wrong in a {@link java.util.concurrent.CompletionException}, and
 * an interrupt does not end it.
 */
public final class Await {

    private Await() {}

    /**
     * Waits until a future is done, and returns its value.
     *
     * <p>If the thread is interrupted before, the future is cancelled, and with it the statement on the server; the thread stays
     * interrupted. Must not be called on an event loop.
     *
     * @param future what to wait for
     * @param <T> the type of the value
     * @return the value, null where the future has none
     * @throws CancellationException if the future was cancelled, or the thread was interrupted
     * @throws RuntimeException the failure of the future itself, such as {@link MySqlException}; the line that waits is in the trace of
     *     its last suppressed exception
     * @throws IllegalStateException if the future failed with a checked exception, which is the cause
     */
    public static <T extends @Nullable Object> T on(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            CancellationException interrupted =
                    new CancellationException("the thread was interrupted while it waited; the future is cancelled");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (!(cause instanceof RuntimeException failure)) {
            return new IllegalStateException("the future failed; the cause is what it failed with", cause);
        }
        failure.addSuppressed(new WaitedHere());
        return failure;
    }

    /** The trace of the waiting thread: that of the failure is of the thread on which the answer came. */
    private static final class WaitedHere extends RuntimeException {
        WaitedHere() {
            super("waited here");
        }
    }
}
