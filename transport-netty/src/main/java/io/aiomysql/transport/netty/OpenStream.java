package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TlsConfig;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.EOFException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is open: the last handler of its channel.
 *
 * <pre>
 *   socket ◄──► SocketEdge ◄──► SslHandler, once TLS starts ◄──► this ◄──► listener
 * </pre>
 */
final class OpenStream extends ChannelInboundHandlerAdapter implements Stage {

    private final NettyConnection connection;
    private final Channel channel;
    private final TlsHandlers tlsHandlers;
    private final SocketEdge edge;
    private final Inbound inbound;
    private final Outbound outbound;
    private @Nullable TlsLayer tls;
    private boolean inClear;

    OpenStream(NettyConnection connection, Channel channel, TlsHandlers tlsHandlers) {
        this.connection = connection;
        this.channel = channel;
        this.tlsHandlers = tlsHandlers;
        inbound = new Inbound(connection, this);
        edge = new SocketEdge(connection, this, inbound);
        outbound = new Outbound(connection, channel, inbound);
        channel.pipeline().addLast(edge, this);
    }

    /** The listener knows of the connection: reads. */
    void start() {
        channel.config().setAutoRead(true);
    }

    /** Reads no more than Netty does now. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    Channel channel() {
        return channel;
    }

    boolean isActive() {
        return channel.isActive();
    }

    boolean mayStartTls() {
        return tls == null && !outbound.isWriting();
    }

    /** What came in clear and was not delivered yet is taken for TLS records. */
    void startTls(TlsConfig config) {
        TlsLayer started = tlsHandlers.create(config, channel);
        tls = started;
        started.add(this);
        for (ByteBuf record = inbound.take(); record != null; record = inbound.take()) {
            edge.read(channel.pipeline().context(edge), record);
        }
    }

    @Nullable
    SSLSession tlsSession() {
        return tls == null ? null : tls.session();
    }

    /** Whether it is still to be seen if the peer speaks TLS. */
    boolean awaitsTls() {
        return tls != null && tls.isUndecided();
    }

    void speaksTls() {
        if (tls != null) {
            tls.decided();
        }
    }

    /** The peer answers in clear where TLS should start. */
    void goOnInClear() {
        inClear = true;
        if (tls != null) {
            tls.abandon();
        }
    }

    @Override
    public boolean write(ByteBuffer data) {
        if (inClear) {
            throw new IllegalStateException("TLS was not started: the peer answered in clear");
        }
        return outbound.write(data);
    }

    @Override
    public void resume() {
        inbound.deliver();
        if (connection.isAt(this) && !connection.readGate().shut()) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        inbound.add((ByteBuf) message);
        connection.run(inbound::deliver);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (tls != null) {
            tls.readComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(
                tls == null || inClear || tls.isClosedInOrder()
                        ? null
                        : new EOFException(
                                "the server closed the connection without notice, as when it is shut down or killed"));
    }

    /** The socket is closed: what TLS makes of it comes later. */
    void peerGone() {
        TlsLayer layer = tls;
        if (layer != null && layer.isHandshaking() && !inClear) {
            end(layer.endedDuringHandshake());
            // Netty's handler hands over the rest of a record when it is removed: no bytes of the server's, and not
            // decrypted.
            inbound.release();
            // Netty's handler would close the engine, for which the event loop would wait while a certificate is
            // checked.
            layer.remove();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        TlsLayer layer = tls;
        if (layer == null || inClear) {
            return;
        }
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (!layer.isHandshaking()) {
                return;
            }
            if (handshake.isSuccess()) {
                layer.established();
                connection.run(connection.listener()::tlsStarted);
            } else {
                end(layer.failure(handshake.cause()));
            }
        } else if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
            layer.closedInOrder();
            end(null);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        TlsLayer layer = tls;
        if (cause instanceof DecoderException && cause.getCause() != null && layer != null) {
            end(layer.failure(cause.getCause()));
        } else {
            end(cause);
        }
    }

    /** Later, so that Netty has sent the alert that says why a handshake failed. */
    private void end(@Nullable Throwable cause) {
        inbound.end(cause);
        connection.later(inbound::deliver);
    }

    @Override
    public void close() {
        inbound.release();
        edge.release();
        if (tls != null) {
            tls.close(!outbound.hasFailed());
        }
        // Below TLS, whose handler would hold the socket open until the peer has taken everything.
        ChannelHandlerContext socket = channel.pipeline().context(edge);
        // None when Netty has closed the channel itself.
        if (socket != null) {
            var unused = socket.close();
        }
    }
}
