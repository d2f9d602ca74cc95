package io.aiomysql.internal.session;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.event.StatementEvents;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Callbacks;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.EventLoopCheck;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Accepts the operations of a connection and makes their futures; after the connection is closed, it refuses operations. */
public final class Submitter {

    private final EventLoopCheck eventLoop;
    private final Callbacks callbacks;
    private final CommandQueue queue;
    private final StatementEvents events;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks runs the callbacks of users
     * @param events what is told of the statements that are submitted
     */
    public Submitter(EventLoopCheck eventLoop, Callbacks callbacks, CommandQueue queue, StatementEvents events) {
        this.eventLoop = eventLoop;
        this.queue = queue;
        this.events = events;
        this.callbacks = callbacks;
        queue.callbacks(callbacks);
    }

    /** Makes the future of a user's call. */
    public <T> Completion<T> completion() {
        return callbacks.completion(queue::complete);
    }

    /** Makes a future that completes on the I/O thread, callbacks and all: for what the client itself chains, and no user sees. */
    public <T> Completion<T> completionOnLoop() {
        return Completion.onLoop(eventLoop, queue::complete);
    }

    /** Returns where the user's code runs. */
    public Callbacks callbacks() {
        return callbacks;
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

    /** Submits an operation, or fails its future when the connection is closed, or when too much waits already. */
    public void submit(Operation operation, Completion<?> completion) {
        MySqlException refusal = isClosed() ? queue.refusal() : queue.offer(operation);
        if (refusal != null) {
            completion.fail(refusal);
        }
    }

    /** Submits an operation that must not be left out, however much waits, or fails its future when the connection is closed. */
    public void submitAlways(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        submitAlways(watched(operation, completion, trace), completion);
    }

    /** Does so with an operation of which nothing is told. */
    public void submitAlways(Operation operation, Completion<?> completion) {
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
        completion.whenAbandoned(queue::wake);
    }

    /** Refuses all operations from now on; returns true for the first call. */
    public boolean quit() {
        return quitting.compareAndSet(false, true);
    }

    /** Says whether the user has closed the connection. */
    public boolean isQuitting() {
        return quitting.get();
    }

    public boolean isClosed() {
        return quitting.get() || queue.isClosed();
    }
}
