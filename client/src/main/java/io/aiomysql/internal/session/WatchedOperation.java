package io.aiomysql.internal.session;

import io.aiomysql.internal.event.StatementTrace;
import org.jspecify.annotations.Nullable;

/** An operation whose commands all belong to a statement that is watched. */
final class WatchedOperation implements Operation {

    private final Operation operation;
    private final StatementTrace trace;

    private WatchedOperation(Operation operation, StatementTrace trace) {
        this.operation = operation;
        this.trace = trace;
    }

    /** Returns the operation itself if nobody watches. */
    static Operation of(Operation operation, @Nullable StatementTrace trace) {
        return trace == null ? operation : new WatchedOperation(operation, trace);
    }

    @Override
    public boolean isAbandoned() {
        return operation.isAbandoned();
    }

    @Override
    public boolean dependsOnSession() {
        return operation.dependsOnSession();
    }

    @Override
    public boolean asksByItself() {
        return operation.asksByItself();
    }

    @Override
    public int retainedBytes() {
        return operation.retainedBytes();
    }

    @Override
    public boolean isMidCommand() {
        return operation.isMidCommand();
    }

    @Override
    public @Nullable Exchange next() {
        Exchange next = operation.next();
        if (next != null) {
            next.trace(trace);
        }
        return next;
    }

    @Override
    public boolean isSent() {
        return operation.isSent();
    }

    @Override
    public void fail(RuntimeException reason) {
        operation.fail(reason);
    }
}
