package io.aiomysql.transport.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/** Reads and writes of one connected socket, and what the selector watches it for. */
final class SocketIo {

    /**
     * The most that one system call moves. The JDK copies heap buffers through a direct buffer that it keeps per thread,
     * as large as the largest transfer yet.
     */
    static final int MAX_TRANSFER = 131_072;

    /** The most transfers in a row, so that one connection does not hold up the others of its event loop. */
    static final int TRANSFERS_PER_TURN = 16;

    /**
     * The most of what has arrived that is still taken when a write has failed. A limit, because a peer that only reads no more
     * could go on for ever.
     */
    static final int TRANSFERS_AT_THE_END = 1_024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final AtomicLong writes;

    SocketIo(SelectionKey key, AtomicLong writes) {
        this.channel = (SocketChannel) key.channel();
        this.key = key;
        this.writes = writes;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Reads once; the count, 0 when nothing has arrived, or -1 at the end. */
    int read(ByteBuffer target) throws IOException {
        int limit = target.limit();
        target.limit(target.position() + Math.min(target.remaining(), MAX_TRANSFER));
        try {
            return channel.read(target);
        } finally {
            target.limit(limit);
        }
    }

    /** Writes until all is written, the socket is full, or it is the others' turn; true when all is written. Any thread. */
    boolean write(ByteBuffer source) throws IOException {
        int end = source.limit();
        try {
            for (int i = 0; i < TRANSFERS_PER_TURN && source.position() < end; i++) {
                int size = Math.min(end - source.position(), MAX_TRANSFER);
                source.limit(source.position() + size);
                int written = channel.write(source);
                if (written > 0) {
                    writes.incrementAndGet();
                }
                if (written < size) {
                    break;
                }
            }
            return source.position() == end;
        } finally {
            source.limit(end);
        }
    }

    boolean isReadable() {
        return key.isReadable();
    }

    boolean isWritable() {
        return key.isWritable();
    }

    void wantRead(boolean on) {
        want(SelectionKey.OP_READ, on);
    }

    void wantWrite(boolean on) {
        want(SelectionKey.OP_WRITE, on);
    }

    private void want(int operation, boolean on) {
        if (on) {
            key.interestOpsOr(operation);
        } else {
            key.interestOpsAnd(~operation);
        }
    }

    void close() {
        close(channel);
    }

    /** Closes a channel whose connection has ended already: what else goes wrong is of no interest. */
    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The descriptor is gone all the same.
        }
    }
}
