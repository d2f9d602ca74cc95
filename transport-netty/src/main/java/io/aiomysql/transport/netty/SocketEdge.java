package io.aiomysql.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** The handler next to the socket, below TLS: counts reads and writes, and is the first to learn that the peer is gone. */
final class SocketEdge extends ChannelDuplexHandler {

    private final NettyConnection connection;
    private final OpenStream stream;
    private final Inbound inbound;
    private boolean unflushed;

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
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stream.peerGone();
        context.fireChannelInactive();
    }
}
