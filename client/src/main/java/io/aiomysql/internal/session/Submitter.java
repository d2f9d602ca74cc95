package io.aiomysql.internal.session;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.OperationFuture;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Accepts the operations of a connection and makes their futures; after the connection is closed, it refuses operations. */
public final class Submitter {

    private final OperationFuture.EventLoopCheck eventLoop;
    private final Executor callbacks;
    private final CommandQueue queue;
    private final Deadlines deadlines;
    private final Runnable whenAbandoned;
    private final AtomicBoolean quitting = new AtomicBoolean();

    /**
     * Creates one for an open connection.
     *
     * @param callbacks where the futures of users' calls complete; null for the I/O thread
     * @param queryTimeout how long a call may take that has no time limit of its own; zero for no limit
     */
    public Submitter(
            OperationFuture.EventLoopCheck eventLoop,
            @Nullable Executor callbacks,
            CommandQueue queue,
            Duration queryTimeout) {
        this.eventLoop = eventLoop;
        this.queue = queue;
        this.deadlines = new Deadlines(queue, queryTimeout);
        this.whenAbandoned = queue::abandoned;
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

    /** Submits an operation of the user's, or fails its future when the connection is closed. */
    public void submit(Operation operation, Completion<?> completion) {
        submit(operation, completion, null);
    }

    /**
     * Submits an operation of the user's, or fails its future when the connection is closed.
     *
     * @param timeout how long it may take until its future is complete; null for what the options say
     */
    public void submit(Operation operation, Completion<?> completion, @Nullable Duration timeout) {
        completion.whenAbandoned(whenAbandoned);
        deadlines.add(completion, timeout);
        submitWhole(operation, completion);
    }

    /**
     * Submits a part of what is only useful as a whole, such as the set-up of a session: neither the user nor a time limit ends it
     * by itself. Fails its future when the connection is closed.
     */
    public void submitWhole(Operation operation, Completion<?> completion) {
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

    /** The connection is over: no time limit is watched any more. */
    public void over() {
        deadlines.stop();
    }

    /** Refuses all operations from now on; returns true for the first call. */
    public boolean quit() {
        return quitting.compareAndSet(false, true);
    }

    public boolean isClosed() {
        return quitting.get() || queue.isClosed();
    }
}
