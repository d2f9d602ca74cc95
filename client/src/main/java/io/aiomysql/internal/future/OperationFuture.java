package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that refuses to be waited for on the one thread that would have to complete it. Futures derived from it refuse
 * too.
 */
public final class OperationFuture<T> extends CompletableFuture<T> {

    private final EventLoopCheck check;

    OperationFuture(EventLoopCheck check) {
        this.check = check;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new OperationFuture<>(check);
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
