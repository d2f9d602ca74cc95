package io.aiomysql.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to the listener, and the end of the connection after them. Held while reading is paused. On the
 * event loop.
 */
final class Inbound {

    private final NettyConnection connection;
    private final OpenStream stream;
    private final Deque<ByteBuf> held = new ArrayDeque<>(4);

    private long reads;
    private boolean delivering;
    private boolean ended;
    private boolean released;
    private @Nullable Throwable endCause;

    Inbound(NettyConnection connection, OpenStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /** Whether a listener may be in a call that told it of bytes, so that more are likely to come in this turn. */
    boolean isDelivering() {
        return delivering;
    }

    /** Something has come on the socket, which need not be a whole record of TLS. */
    void socketRead() {
        reads++;
    }

    /** How often something has come on the socket. */
    long reads() {
        return reads;
    }

    void add(ByteBuf data) {
        if (released) {
            data.release();
        } else {
            held.add(data);
        }
    }

    /** Nothing comes any more; the first call counts. */
    void end(@Nullable Throwable cause) {
        if (!ended) {
            ended = true;
            endCause = cause;
        }
    }

    /** Hands over what there is, then the end; as a step, and as far as reading is not paused. */
    void deliver() {
        delivering = true;
        try {
            while (connection.isAt(stream) && (ended || !held.isEmpty())) {
                if (connection.readGate().shut()) {
                    stream.stopReading();
                    return;
                }
                ByteBuf next = held.peek();
                if (next == null) {
                    connection.shut(endCause);
                    return;
                }
                handOver(next);
            }
        } finally {
            delivering = false;
        }
    }

    private void handOver(ByteBuf next) {
        ByteBuffer target = connection.listener().readBuffer();
        if (!target.hasRemaining()) {
            throw new IllegalStateException("the listener's read buffer has no room");
        }
        int limit = target.limit();
        target.limit(target.position() + Math.min(target.remaining(), next.readableBytes()));
        next.readBytes(target);
        target.limit(limit);
        if (!next.isReadable()) {
            // Before the listener is called: it may start TLS, which takes what is held away.
            held.remove();
            next.release();
        }
        connection.listener().received(target);
    }

    /** Takes the oldest of what is held; null when nothing is. */
    @Nullable
    ByteBuf take() {
        return held.poll();
    }

    /** Drops what is held and whatever still comes. */
    void release() {
        released = true;
        held.forEach(ByteBuf::release);
        held.clear();
    }
}
