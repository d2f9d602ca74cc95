package io.aiomysql.internal.statement;

import io.aiomysql.internal.result.ResultCollector;

/** Receives the outcome of a prepared statement. */
public interface Receiver {

    /** Says whether nobody waits any more. */
    boolean isAbandoned();

    /** The statement is on its way; on the drainer. */
    void sent();

    /** Takes the results, at least one; on the I/O thread. If the statement is for cursors, the receiver must release it. */
    void complete(ResultCollector results, ServerStatement statement);

    void fail(Throwable reason);
}
