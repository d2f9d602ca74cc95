package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TlsRecords;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/** The handler next to the socket, below TLS: counts reads and writes, and is the first to learn that the peer is gone. */
final class SocketEdge extends ChannelDuplexHandler {

    private final NettyConnection connection;
    private final OpenStream stream;
    private final Inbound inbound;
    private boolean unflushed;

    /** The beginning of what the peer answers where TLS should start: too little to tell whether it does. */
    private @Nullable ByteBuf undecidedBytes;

    SocketEdge(NettyConnection connection, OpenStream stream, Inbound inbound) {
        this.connection = connection;
        this.stream = stream;
        this.inbound = inbound;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        unflushed |= ((ByteBuf) message).isReadable();
        var unused = context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        if (unflushed) {
            unflushed = false;
            connection.socketWritten();
        }
        context.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        inbound.socketRead();
        read(context, (ByteBuf) message);
    }

    /** Passes on what has come, to TLS if that is on and the peer speaks it. */
    void read(ChannelHandlerContext context, ByteBuf data) {
        ByteBuf undecided = undecidedBytes == null ? data : Unpooled.wrappedBuffer(undecidedBytes, data);
        undecidedBytes = null;
        boolean decisive = undecided.readableBytes() >= TlsRecords.DECISIVE;
        if (stream.awaitsTls()) {
            if (!TlsRecords.mayBegin(undecided.nioBuffer())) {
                stream.goOnInClear();
            } else if (!decisive) {
                undecidedBytes = undecided;
                return;
            } else {
                stream.speaksTls();
            }
        }
        context.fireChannelRead(undecided);
    }

    /** Drops what is held. */
    void release() {
        if (undecidedBytes != null) {
            undecidedBytes.release();
            undecidedBytes = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        stream.peerGone();
        context.fireChannelInactive();
    }
}
