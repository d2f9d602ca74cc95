package io.aiomysql.internal.upload;

import io.aiomysql.protocol.Bytes;

/** Where a streamed parameter's bytes come from, chunk by chunk as they are asked for. */
public interface ChunkSource {

    /** How large a chunk is at most, in bytes. */
    int CHUNK = 1 << 16;

    /**
     * Asks for the next chunk, after the last was given. Never called on the I/O thread, for it may wait, and may run code of
     * the user's.
     *
     * @param receiver is told once, on any thread
     */
    void next(Receiver receiver);

    /** No more will be asked for; what is still asked for may be given or not. */
    void cancel();

    /** Takes what was asked for. */
    interface Receiver {
        void chunk(Bytes data);

        void end();

        void failed(Throwable reason);
    }
}
