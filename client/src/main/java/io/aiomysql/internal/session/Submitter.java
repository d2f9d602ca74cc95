package io.aiomysql.internal.session;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.event.StatementEvents;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Callbacks;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.EventLoopCheck;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Accepts the operations of a connection and makes their futures; after the connection is closed, it refuses operations. */
public final class Submitter {

    private final EventLoopCheck eventLoop;
    private final Callbacks callbacks;
    private final CommandQueue queue;
    private final StatementEvents events;
    private final Deadlines deadlines;
    private final Runnable whenAbandoned;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks runs the callbacks of users
     * @param events what is told of the statements that are submitted
     * @param queryTimeout how long a call may take that has no time limit of its own; zero for no limit
     */
    public Submitter(
            EventLoopCheck eventLoop,
            Callbacks callbacks,
            CommandQueue queue,
            StatementEvents events,
            Duration queryTimeout) {
        this.eventLoop = eventLoop;
        this.queue = queue;
        this.events = events;
        this.deadlines = new Deadlines(queue, queryTimeout);
        this.whenAbandoned = queue::abandoned;
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

    /**
     * Submits an operation of the user's, or fails its future when the connection is closed, or when too much waits already.
     *
     * @param trace is told all of it; null if nobody watches
     * @param timeout how long it may take until its future is complete; null for what the options say
     */
    public void submit(
            Operation operation, Completion<?> completion, @Nullable StatementTrace trace, @Nullable Duration timeout) {
        Operation watched = watched(operation, completion, trace);
        MySqlException refusal = isClosed() ? queue.refusal() : null;
        if (refusal == null) {
            completion.whenAbandoned(whenAbandoned);
            deadlines.add(completion, timeout);
            refusal = queue.offer(watched);
        }
        if (refusal != null) {
            completion.fail(refusal);
        }
    }

    /** Does so with the time limit that the options say. */
    public void submit(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        submit(operation, completion, trace, null);
    }

    /**
     * Submits a part of what is only useful as a whole, such as the set-up of a session: neither the user nor a time limit ends it
     * by itself, and it is not refused, however much waits. Fails its future when the connection is closed.
     */
    public void submitWhole(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        Operation watched = watched(operation, completion, trace);
        if (isClosed()) {
            completion.fail(queue.refusal());
        } else {
            queue.submit(watched);
        }
    }

    /** Does so with an operation of which nothing is told. */
    public void submitWhole(Operation operation, Completion<?> completion) {
        submitWhole(operation, completion, null);
    }

    private static Operation watched(Operation operation, Completion<?> completion, @Nullable StatementTrace trace) {
        if (trace != null) {
            completion.watchedBy(trace::ended);
            completion.whenAbandoned(trace::cancelled);
        }
        return WatchedOperation.of(operation, trace);
    }

    /** Submits an operation whose failure nobody waits for. */
    public void submit(Operation operation) {
        queue.submit(operation);
    }

    /** The connection is over: no time limit is watched any more. */
    public void over() {
        deadlines.stop();
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
