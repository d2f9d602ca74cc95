package io.aiomysql.internal.session;

import io.aiomysql.MySqlQueueFullException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the operations keep in memory that wait to be sent, and has a limit for it. Used by any thread. */
public final class Backlog {

    /** About what an operation keeps besides its SQL and values: its future, its command, and what collects its answer. */
    static final int OVERHEAD = 1_000;

    private final long limit;
    private final String refusal;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * Creates an empty one.
     *
     * @param limit in bytes; 0 is no limit
     */
    public Backlog(long limit) {
        this.limit = limit;
        this.refusal = String.format(
                Locale.ROOT,
                "the statement was not sent: the statements that wait on this connection keep more than maxQueuedBytes,"
                        + " which is %,d bytes: wait for some of them before you submit more, use more connections, or set"
                        + " maxQueuedBytes, where 0 is no limit",
                limit);
    }

    /** Counts an operation, unless it is too much; a single one never is. */
    boolean admit(Operation operation) {
        long size = sizeOf(operation);
        long before = bytes.get();
        // One that is refused must not be counted for a moment: another thread's would be refused for it.
        while (limit == 0 || before == 0 || before + size <= limit) {
            if (bytes.compareAndSet(before, before + size)) {
                return true;
            }
            before = bytes.get();
        }
        return false;
    }

    /** Counts an operation that must not be refused. */
    void add(Operation operation) {
        bytes.addAndGet(sizeOf(operation));
    }

    /** The operation does not wait any more. */
    void remove(Operation operation) {
        bytes.addAndGet(-sizeOf(operation));
    }

    MySqlQueueFullException refusal() {
        return new MySqlQueueFullException(refusal);
    }

    private static long sizeOf(Operation operation) {
        return OVERHEAD + (long) operation.retainedBytes();
    }
}
