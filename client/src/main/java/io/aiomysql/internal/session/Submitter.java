package io.aiomysql.internal.session;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.OperationFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Takes in the operations of a connection and makes their futures; once it is closed, operations are refused. */
public final class Submitter {

    private final OperationFuture.EventLoopCheck eventLoop;
    private final Executor callbacks;
    private final CommandPhase phase;
    private final CommandQueue queue;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks where the futures of users' calls complete; null for the I/O thread
     */
    public Submitter(OperationFuture.EventLoopCheck eventLoop, @Nullable Executor callbacks, CommandPhase phase) {
        this.eventLoop = eventLoop;
        this.phase = phase;
        this.queue = phase.queue();
        this.callbacks = callbacks == null ? queue::complete : callbacks;
    }

    /** Makes the future of a user's call. */
    public <T> Completion<T> completion() {
        return new Completion<>(eventLoop, callbacks);
    }

    /** Makes a future that completes on the I/O thread. */
    public <T> Completion<T> completionOnLoop() {
        return new Completion<>(eventLoop, queue::complete);
    }

    /** Submits an operation, or fails its future when the connection is closed. */
    public void submit(Operation operation, Completion<?> completion) {
        if (isClosed()) {
            completion.fail(phase.refusal());
        } else {
            queue.submit(operation);
        }
    }

    /** Submits what tells nobody when the connection is closed. */
    public void submit(Operation operation) {
        queue.submit(operation);
    }

    /** Submits an operation that waits for more than the server, and must not wait once its future is cancelled. */
    public void submitPatient(Operation operation, Completion<?> completion) {
        submit(operation, completion);
        var unused = completion.future().whenComplete((done, failure) -> queue.wake());
    }

    /** Takes no more; true once. */
    public boolean quit() {
        return quitting.compareAndSet(false, true);
    }

    public boolean isClosed() {
        return quitting.get() || phase.isClosed();
    }
}
