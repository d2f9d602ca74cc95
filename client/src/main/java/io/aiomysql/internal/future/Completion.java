package io.aiomysql.internal.future;

import io.aiomysql.internal.future.OperationFuture.EventLoopCheck;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Completes a future where the options say: on the I/O thread, or on the user's executor. */
public final class Completion<T> {

    private final OperationFuture<T> future;
    private final @Nullable Executor executor;

    /** Told of the outcome where it is known, before anybody who waits; null if nobody watches. */
    private @Nullable Consumer<@Nullable Throwable> watcher;

    public Completion(EventLoopCheck check, @Nullable Executor executor) {
        this.future = new OperationFuture<>(check);
        this.executor = executor;
    }

    public OperationFuture<T> future() {
        return future;
    }

    /** Says whether nobody waits for a value any more: the future was cancelled, or completed by the user. */
    public boolean isAbandoned() {
        return future.isDone();
    }

    /**
     * Sets who is told of the outcome, on the thread that knows it: null, or the failure. Before it can be known. It must not throw.
     */
    public void watchedBy(Consumer<@Nullable Throwable> chosen) {
        watcher = chosen;
    }

    /**
     * Runs an action when the user cancels the future, or completes it himself; on his thread. It runs too when the future completes
     * after {@link #watchedBy} was told.
     */
    public void whenAbandoned(Runnable action) {
        var unused = future.whenComplete((value, failure) -> action.run());
    }

    private void decide(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> watching = watcher;
        if (watching != null && !future.isDone()) {
            watching.accept(failure);
        }
    }

    public void succeed(@Nullable T value) {
        decide(null);
        run(() -> future.complete(value));
    }

    /** Completes with a value that must be closed if nobody takes it. */
    public void succeed(T value, Runnable ifNobodyTakesIt) {
        decide(null);
        // An executor may keep the task and fail all the same: its second run must not take back what the first handed
        // over.
        AtomicBoolean tried = new AtomicBoolean();
        run(() -> {
            if (tried.compareAndSet(false, true) && !future.complete(value)) {
                ifNobodyTakesIt.run();
            }
        });
    }

    public void fail(Throwable cause) {
        decide(cause);
        run(() -> future.completeExceptionally(cause));
    }

    private void run(Runnable completing) {
        if (executor == null || future.isDone()) {
            completing.run();
            return;
        }
        try {
            executor.execute(completing);
        } catch (RuntimeException | Error e) {
            // An executor that was shut down, is broken, or gets no thread, must not leave the caller waiting for ever.
            completing.run();
        }
    }
}
