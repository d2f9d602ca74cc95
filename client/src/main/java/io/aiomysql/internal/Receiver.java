package io.aiomysql.internal;

/** Who waits for what a statement gives. */
interface Receiver {

    /** Says whether nobody waits any more. */
    boolean isUnwanted();

    /** Takes the results, one at least; on the I/O thread. */
    void complete(ResultCollector results, ServerStatement statement);

    void fail(Throwable reason);
}
