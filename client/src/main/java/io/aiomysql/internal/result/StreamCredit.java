package io.aiomysql.internal.result;

import io.aiomysql.MySqlResultException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the rows of a stream that have arrived and are not consumed. They are as many as two reads bring, unless the stream is
 * read on for the sake of the statements behind it: then the limit of kept results applies to them.
 */
final class StreamCredit {

    /** With more than this, reading is paused: about two reads. */
    private static final long FULL = 2 << 16;

    /** With no more than this, reading goes on. */
    private static final long LOW = 1 << 16;

    private final ResultLimit limit;
    private final AtomicLong unconsumed = new AtomicLong();

    /** What was taken from the heap's share; on the I/O thread. */
    private long taken;

    StreamCredit(ResultLimit limit) {
        this.limit = limit;
    }

    /** Rows have arrived; on the I/O thread. */
    void arrived(long bytes) {
        unconsumed.addAndGet(bytes);
    }

    /** Rows were consumed; from any thread. */
    void consumed(long bytes) {
        unconsumed.addAndGet(-bytes);
    }

    boolean isFull() {
        return unconsumed.get() > FULL;
    }

    boolean isLow() {
        return unconsumed.get() <= LOW;
    }

    /**
     * Checks how much is kept of a stream that is read on; on the I/O thread.
     *
     * @throws MySqlResultException if it is too much
     */
    void requireWithinLimit() {
        long kept = unconsumed.get();
        HeapShare share = limit.share();
        if (kept > limit.bytes()) {
            throw exceeded(limit.exceeded());
        }
        if (share == null) {
            return;
        }
        long step = kept - FULL - taken;
        if (step > 0) {
            step = Math.max(step, ResultSize.STEP);
            if (!share.take(step)) {
                throw exceeded(limit.exceededTogether(share));
            }
            taken += step;
        }
    }

    private static MySqlResultException exceeded(MySqlResultException reason) {
        return new MySqlResultException(
                "the rows of a stream were not consumed while other statements waited behind it on the same connection, so they"
                        + " were kept in memory, and became too many: give the stream a connection of its own, or request more"
                        + " rows at a time",
                reason);
    }

    /** No more rows are kept for the sake of others; on the I/O thread. */
    void giveBack() {
        HeapShare share = limit.share();
        if (share != null && taken > 0) {
            share.giveBack(taken);
        }
        taken = 0;
    }
}
