package io.aiomysql.internal.session;

import io.aiomysql.internal.event.StatementEvents;
import io.aiomysql.internal.event.StatementTrace;
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
    private final StatementEvents events;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks where the futures of users' calls complete; null for the I/O thread
     * @param events what is told of the statements that are submitted
     */
    public Submitter(
            OperationFuture.EventLoopCheck eventLoop,
            @Nullable Executor callbacks,
            CommandQueue queue,
            StatementEvents events) {
        this.eventLoop = eventLoop;
        this.queue = queue;
        this.events = events;
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

    /** Returns what is told of the statements that are submitted. */
    public StatementEvents events() {
        return events;
    }

    /** Submits what a statement sends, of which all is told; or of which nothing is told if there is no trace. */
    public void submit(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        submit(watched(operation, completion, trace), completion);
    }

    private static Operation watched(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        if (trace != null) {
            completion.watchedBy(trace::ended);
            completion.whenAbandoned(trace::cancelled);
        }
        return WatchedOperation.of(operation, trace);
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
    public void submitPatient(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        submit(operation, completion, trace);
        var unused = completion.future().whenComplete((done, failure) -> queue.wake());
    }

    /** Refuses all operations from now on; returns true for the first call. */
    public boolean quit() {
        return quitting.compareAndSet(false, true);
    }

    /** Says whether {@link #quit} was called. */
    public boolean isQuitting() {
        return quitting.get();
    }

    public boolean isClosed() {
        return quitting.get() || queue.isClosed();
    }
}
