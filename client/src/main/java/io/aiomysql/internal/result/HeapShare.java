package io.aiomysql.internal.result;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the heap that all results together may take which connections of this JVM are receiving. A result is given back
 * when it is complete: from then on its rows are the user's.
 */
final class HeapShare {

    /** For connections that set no maxResultSize: half of the heap, twice what one of their results may take. */
    static final HeapShare OF_JVM = new HeapShare(Runtime.getRuntime().maxMemory() / 2);

    private final long size;
    private final AtomicLong taken = new AtomicLong();

    HeapShare(long size) {
        this.size = size;
    }

    long size() {
        return size;
    }

    long taken() {
        return taken.get();
    }

    /** Takes so many bytes, unless that is more than what is left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= size) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
