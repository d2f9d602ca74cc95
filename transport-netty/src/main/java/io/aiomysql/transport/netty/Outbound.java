package io.aiomysql.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to the peer. A buffer goes to Netty in pieces, one after the other: Netty copies each into a buffer outside
 * the heap, as the JDK does, and a large one must not be doubled there as a whole.
 */
final class Outbound {

    private static final int PIECE = 131_072;

    /** The most pieces in a row, so that one connection does not hold up the others of its event loop. */
    private static final int PIECES_PER_TURN = 16;

    /** Until the next turn of the event loop, whose reads come before its timers. */
    private static final Duration ONE_TURN = Duration.ofMillis(1);

    /** A limit, because a peer that only reads no more could go on for ever. */
    private static final int LAST_TURNS = 1_000;

    private final NettyConnection connection;
    private final Channel channel;
    private final Inbound inbound;

    /** Nothing more can be sent. On the event loop. */
    private boolean failed;

    /** The buffer that is being sent. Set by the writer, cleared by the event loop before it is handed back. */
    private volatile @Nullable ByteBuffer waiting;

    Outbound(NettyConnection connection, Channel channel, Inbound inbound) {
        this.connection = connection;
        this.channel = channel;
        this.inbound = inbound;
    }

    boolean hasFailed() {
        return failed;
    }

    boolean isWriting() {
        return waiting != null;
    }

    /** Does what {@link io.aiomysql.protocol.spi.TransportConnection#write} says. */
    boolean write(ByteBuffer data) {
        if (waiting != null) {
            throw new IllegalStateException("the buffer of the previous write is not handed back yet");
        }
        waiting = data;
        // Within a delivery, more is likely to be written soon, for which this buffer is not to be alone in a system
        // call.
        if (!connection.inEventLoop() || inbound.isDelivering()) {
            connection.later(this::sendWaiting);
            return false;
        }
        if (!send(data)) {
            return false;
        }
        waiting = null;
        return true;
    }

    private void sendWaiting() {
        ByteBuffer data = waiting;
        if (data != null && send(data) && !failed) {
            waiting = null;
            connection.listener().written(data);
        }
    }

    /** Sends as much as goes now; true when nothing more of the buffer will ever be sent. */
    private boolean send(ByteBuffer data) {
        for (int i = 0; i < PIECES_PER_TURN; i++) {
            if (!data.hasRemaining() || failed) {
                return true;
            }
            int size = Math.min(data.remaining(), PIECE);
            ChannelFuture piece = channel.writeAndFlush(
                    Unpooled.wrappedBuffer(data.array(), data.arrayOffset() + data.position(), size));
            if (!piece.isDone()) {
                piece.addListener(done -> connection.run(() -> {
                    sent(data, size, piece);
                    sendWaiting();
                }));
                return false;
            }
            sent(data, size, piece);
        }
        if (data.hasRemaining()) {
            connection.later(this::sendWaiting);
            return false;
        }
        return true;
    }

    private void sent(ByteBuffer data, int size, ChannelFuture piece) {
        if (piece.isSuccess()) {
            data.position(data.position() + size);
        } else {
            failed = true;
            Throwable cause = piece.cause();
            // Else Netty has closed the channel, for a reason that it tells the reading side.
            if (!(cause instanceof ClosedChannelException)) {
                connection.writeFailed(cause);
                awaitLastWords(cause, LAST_TURNS);
            }
        }
    }

    /** What the peer sent before it went away may say why: it is delivered first, turn by turn for as long as there is more. */
    private void awaitLastWords(Throwable cause, int turns) {
        long before = inbound.reads();
        var unused = connection.after(ONE_TURN, () -> {
            if (inbound.reads() > before && turns > 0) {
                awaitLastWords(cause, turns - 1);
            } else {
                connection.shut(cause);
            }
        });
    }
}
