package io.aiomysql.internal.statement;

import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.RowStream;
import org.jspecify.annotations.Nullable;

/** Receives the outcome of a statement. */
public interface Receiver {

    /** Says whether nobody waits any more. */
    boolean isAbandoned();

    /** Returns what takes the rows as they arrive; null if they are kept. */
    default @Nullable RowStream stream() {
        return null;
    }

    /** The statement is on its way; on the drainer. */
    void sent();

    /** Takes the results, at least one; on the I/O thread. If the statement is for cursors, the receiver must release it. */
    void complete(ResultCollector results, ServerStatement statement);

    void fail(Throwable reason);
}
