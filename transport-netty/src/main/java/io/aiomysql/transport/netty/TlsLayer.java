package io.aiomysql.transport.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * TLS on one connection. On the event loop.
 *
 * <pre>
 *   handshaking ──► established ──► closed in order, by the peer's close_notify
 * </pre>
 */
final class TlsLayer {

    private static final String NAME = "tls";

    private final SslHandler handler;
    private final ChannelPipeline pipeline;
    private boolean handshaking = true;
    private boolean closedInOrder;

    TlsLayer(SslHandler handler, ChannelPipeline pipeline) {
        this.handler = handler;
        this.pipeline = pipeline;
    }

    /** Puts TLS before a handler and starts the handshake. */
    void add(ChannelHandler above) {
        pipeline.addBefore(pipeline.context(above).name(), NAME, handler);
    }

    boolean isHandshaking() {
        return handshaking;
    }

    void established() {
        handshaking = false;
    }

    void closedInOrder() {
        closedInOrder = true;
    }

    boolean isClosedInOrder() {
        return closedInOrder;
    }

    SSLException endedDuringHandshake() {
        return new SSLHandshakeException("the peer closed the connection during the TLS handshake");
    }

    /** The exception to tell: Netty quotes what the peer sent when that is no TLS. */
    Throwable failure(Throwable cause) {
        if (cause instanceof NotSslRecordException) {
            return new SSLException("the peer does not speak TLS");
        }
        return cause instanceof SSLException ? cause : new SSLException("TLS failed", cause);
    }

    void remove() {
        if (pipeline.context(handler) != null) {
            pipeline.remove(handler);
        }
    }

    /** Says goodbye as far as the socket takes it now. */
    void close(boolean canWrite) {
        if (handshaking) {
            // The engine is locked while another thread works on it: no goodbye then.
            remove();
        } else if (canWrite) {
            var unused = handler.closeOutbound();
        }
    }
}
