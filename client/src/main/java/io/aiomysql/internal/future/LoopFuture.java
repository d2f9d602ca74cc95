package io.aiomysql.internal.future;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that completes on the event loop, callbacks and all, and refuses to be waited for there. Futures derived from it refuse
 * too.
 */
final class LoopFuture<T> extends CompletableFuture<T> {

    private final EventLoopCheck check;
    private final Endings endings = new Endings();

    LoopFuture(EventLoopCheck check) {
        this.check = check;
    }

    boolean succeed(@Nullable T value) {
        return endings.answer() && super.complete(value);
    }

    boolean fail(Throwable cause) {
        return endings.answer() && super.completeExceptionally(cause);
    }

    /** Says whether the client need not find an outcome any more: true before the user's own one is there. */
    boolean hasOutcome() {
        return isDone() || endings.areAbandoned();
    }

    void whenAbandoned(Runnable hook) {
        endings.whenAbandoned(hook);
    }

    /**
     * The user ends the future. The client is told first: the user's callbacks, which run in the same call, may wait for what the
     * client then does.
     */
    private boolean end(BooleanSupplier ending) {
        boolean ended;
        try {
            if (!isDone()) {
                endings.abandoned();
            }
        } finally {
            // There may have been no memory to tell.
            ended = ending.getAsBoolean();
        }
        return ended;
    }

    static void requireMayWait(EventLoopCheck check) {
        if (check.inEventLoop()) {
            throw new IllegalStateException(
                    "join() and get() would block the I/O thread that has to complete this future:"
                            + " chain with thenCompose or a similar method, or set a callbackExecutor");
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new LoopFuture<>(check);
    }

    @Override
    public boolean complete(T value) {
        return end(() -> super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        return end(() -> super.completeExceptionally(cause));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return end(() -> super.cancel(mayInterruptIfRunning));
    }

    @Override
    public void obtrudeValue(T value) {
        var unused = end(() -> {
            super.obtrudeValue(value);
            return true;
        });
    }

    @Override
    public void obtrudeException(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        var unused = end(() -> {
            super.obtrudeException(cause);
            return true;
        });
    }

    @Override
    public T join() {
        requireMayWait();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        requireMayWait();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        requireMayWait();
        return super.get(timeout, unit);
    }

    private void requireMayWait() {
        if (!isDone()) {
            requireMayWait(check);
        }
    }
}
