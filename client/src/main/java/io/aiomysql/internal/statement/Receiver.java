package io.aiomysql.internal.statement;

import io.aiomysql.internal.result.ResultCollector;

/** Who waits for what a prepared statement gives. */
public interface Receiver {

    /** Says whether nobody waits any more. */
    boolean isAbandoned();

    /**
     * Takes the results, one at least; on the I/O thread. Of a statement for cursors it takes the hold over, which it
     * releases.
     */
    void complete(ResultCollector results, ServerStatement statement);

    void fail(Throwable reason);
}
