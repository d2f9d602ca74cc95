package io.aiomysql.internal.future;

import io.aiomysql.internal.future.OperationFuture.EventLoopCheck;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Completes a future where the options say: on the I/O thread, or on the user's executor. */
public final class Completion<T> {

    private final OperationFuture<T> future;
    private final @Nullable Executor executor;

    /** The time limit is over: whoever waits is about to be told so. */
    private volatile boolean expired;

    /** A statement was sent; used by the queue's drainer. */
    private boolean sent;

    public Completion(EventLoopCheck check, @Nullable Executor executor) {
        this.future = new OperationFuture<>(check);
        this.executor = executor;
    }

    public OperationFuture<T> future() {
        return future;
    }

    /** Says whether nobody waits for a value any more: the future was cancelled, or completed by the user. */
    public boolean isAbandoned() {
        return expired || future.isDone();
    }

    /** Sets what runs, on the user's thread, when the user cancels or completes the future; before the user has it. */
    public void whenAbandoned(Runnable hook) {
        future.whenAbandoned(hook);
    }

    /** From now on the server may run the statement; on the queue's drainer. */
    public void markSent() {
        sent = true;
    }

    /** Says whether the server may have run the statement; on the queue's drainer. */
    public boolean isSent() {
        return sent;
    }

    /** Fails because the time limit is over; on the queue's drainer, so that nothing is sent after that. */
    public void expire(Throwable cause) {
        expired = true;
        fail(cause);
    }

    public void succeed(@Nullable T value) {
        run(() -> future.succeed(value));
    }

    /** Completes with a value that must be closed if nobody takes it. */
    public void succeed(T value, Runnable ifNobodyTakesIt) {
        // An executor may keep the task and fail all the same: its second run must not take back what the first handed
        // over.
        AtomicBoolean tried = new AtomicBoolean();
        run(() -> {
            if (tried.compareAndSet(false, true) && !future.succeed(value)) {
                ifNobodyTakesIt.run();
            }
        });
    }

    public void fail(Throwable cause) {
        run(() -> future.fail(cause));
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
