package io.aiomysql.internal.upload;

import io.aiomysql.protocol.Bytes;

/** Where a streamed parameter's bytes come from, chunk by chunk as they are asked for. */
public interface ChunkSource {

    /** How large a chunk is at most, in bytes. */
    int CHUNK = 1 << 16;

    /**
     * Asks for the next chunk, after the last was given. Never called on the I/O thread, because it may block, and may run
     * code of the user.
     *
     * @param receiver is told once, on any thread
     */
    void next(Receiver receiver);

    /** No more chunks will be requested; one that is requested already may still be given, or not. */
    void cancel();

    /** Takes the chunk that was requested. */
    interface Receiver {
        void chunk(Bytes data);

        void end();

        void failed(Throwable reason);
    }
}
