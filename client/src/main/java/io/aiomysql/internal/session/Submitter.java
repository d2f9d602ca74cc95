package io.aiomysql.internal.session;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.OperationFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Accepts the operations of a connection and makes their futures; after the connection is closed, it refuses operations. */
public final class Submitter {

    private final OperationFuture.EventLoopCheck eventLoop;
    private final Executor callbacks;
    private final CommandQueue queue;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks where the futures of users' calls complete; null for the I/O thread
     */
    public Submitter(OperationFuture.EventLoopCheck eventLoop, @Nullable Executor callbacks, CommandQueue queue) {
        this.eventLoop = eventLoop;
        this.queue = queue;
        this.callbacks = callbacks == null ? queue::complete : callbacks;
    }

    /** Makes the future of a user's call. */
    public <T> Completion<T> completion() {
        return new Completion<>(eventLoop, callbacks);
    }

    /** Returns where the user's code runs that takes rows as they arrive. */
    public Executor callbacks() {
        return callbacks;
    }

    /** Returns the check that refuses to wait on the I/O thread. */
    public OperationFuture.EventLoopCheck eventLoop() {
        return eventLoop;
    }

    /** Makes a future that completes on the I/O thread. */
    public <T> Completion<T> completionOnLoop() {
        return new Completion<>(eventLoop, queue::complete);
    }

    /** Submits an operation, or fails its future when the connection is closed. */
    public void submit(Operation operation, Completion<?> completion) {
        if (isClosed()) {
            completion.fail(queue.refusal());
        } else {
            queue.submit(operation);
        }
    }

    /** Submits an operation whose failure nobody waits for. */
    public void submit(Operation operation) {
        queue.submit(operation);
    }

    /** Submits an operation that also waits for a stream, and must stop waiting when its future is cancelled. */
    public void submitPatient(Operation operation, Completion<?> completion) {
        submit(operation, completion);
        var unused = completion.future().whenComplete((done, failure) -> queue.wake());
    }

    /** Refuses all operations from now on; returns true for the first call. */
    public boolean quit() {
        return quitting.compareAndSet(false, true);
    }

    public boolean isClosed() {
        return quitting.get() || queue.isClosed();
    }
}
