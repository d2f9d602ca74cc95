package io.aiomysql.internal;

/** Who waits for what a statement gives. */
interface Receiver {

    /** Says whether nobody waits any more. */
    boolean isAbandoned();

    /**
     * Takes the results, one at least, and the hold of the statement, which it releases before others can see them: what they
     * submit goes behind a COM_STMT_CLOSE. On the I/O thread.
     */
    void complete(ResultCollector results, ServerStatement statement);

    void fail(Throwable reason);
}
