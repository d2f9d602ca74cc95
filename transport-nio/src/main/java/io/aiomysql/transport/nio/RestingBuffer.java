package io.aiomysql.transport.nio;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that is needed while bytes are on their way. In between it is referred to weakly: a busy connection finds it again,
 * and an idle one keeps it only until the next garbage collection.
 */
final class RestingBuffer {

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private ByteBuffer inUse = NONE;
    private @Nullable WeakReference<ByteBuffer> known;

    /** Returns the buffer in use; without any room if there is none. */
    ByteBuffer get() {
        return inUse;
    }

    /** Returns a buffer in use, empty and of at least this size; the one before it is forgotten. */
    ByteBuffer take(int size) {
        WeakReference<ByteBuffer> reference = known;
        ByteBuffer last = reference == null ? null : reference.get();
        if (last == null || last.capacity() < size) {
            last = ByteBuffer.allocate(size);
            known = new WeakReference<>(last);
        }
        inUse = last.clear();
        return last;
    }

    /** The buffer has nothing in it that is still needed. */
    void rest() {
        inUse = NONE;
    }
}
