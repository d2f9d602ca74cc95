package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        return answered(super.complete(value));
    }

    boolean fail(Throwable cause) {
        return answered(super.completeExceptionally(cause));
    }

    void whenAbandoned(Runnable hook) {
        endings.whenAbandoned(hook);
    }

    private boolean answered(boolean won) {
        if (won) {
            endings.answered();
        }
        return won;
    }

    private boolean abandoned(boolean won) {
        if (won) {
            endings.abandoned();
        }
        return won;
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
        return abandoned(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable cause) {
        return abandoned(super.completeExceptionally(cause));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean wasDone = isDone();
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        var unused = abandoned(cancelled && !wasDone);
        return cancelled;
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
