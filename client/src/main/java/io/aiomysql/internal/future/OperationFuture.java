package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that refuses to be waited for on the one thread that would have to complete it. Futures derived from it refuse
 * too.
 */
public final class OperationFuture<T> extends CompletableFuture<T> {

    private final EventLoopCheck check;

    /** Run once, when the user completes this future before the client does; null when it was run. */
    private volatile @Nullable Runnable whenAbandoned;

    OperationFuture(EventLoopCheck check) {
        this.check = check;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new OperationFuture<>(check);
    }

    /** Sets what runs when the user cancels or completes this future; before the user has it. */
    void whenAbandoned(Runnable hook) {
        whenAbandoned = hook;
    }

    boolean succeed(@Nullable T value) {
        return super.complete(value);
    }

    boolean fail(Throwable cause) {
        return super.completeExceptionally(cause);
    }

    @Override
    public boolean complete(@Nullable T value) {
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
        abandoned(cancelled && !wasDone);
        return cancelled;
    }

    private boolean abandoned(boolean now) {
        Runnable hook = whenAbandoned;
        if (now && hook != null) {
            whenAbandoned = null;
            hook.run();
        }
        return now;
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
        if (!isDone() && check.inEventLoop()) {
            throw new IllegalStateException(
                    "join() and get() would block the I/O thread that has to complete this future:"
                            + " chain with thenCompose or a similar method, or set a callbackExecutor");
        }
    }

    /** Says whether the current thread completes the future. */
    @FunctionalInterface
    public interface EventLoopCheck {
        boolean inEventLoop();
    }
}
