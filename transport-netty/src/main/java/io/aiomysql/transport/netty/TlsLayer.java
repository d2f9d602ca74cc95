package io.aiomysql.transport.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCounted;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

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
    private final EngineRelease release;
    private boolean undecided = true;
    private boolean handshaking = true;
    private boolean closedInOrder;

    TlsLayer(SslHandler handler, ChannelPipeline pipeline, EngineRelease release) {
        this.handler = handler;
        this.pipeline = pipeline;
        this.release = release;
    }

    /** Puts TLS before a handler and starts the handshake. */
    void add(ChannelHandler above) {
        pipeline.addBefore(pipeline.context(above).name(), NAME, handler);
    }

    /** Whether nothing has come yet that shows whether the peer speaks TLS. */
    boolean isUndecided() {
        return undecided;
    }

    void decided() {
        undecided = false;
    }

    /** The peer does not speak TLS: what it sends passes by. */
    void abandon() {
        undecided = false;
        remove();
    }

    boolean isHandshaking() {
        return handshaking;
    }

    void established() {
        handshaking = false;
    }

    /** The session; null before the handshake is done. */
    @Nullable
    SSLSession session() {
        return handshaking ? null : handler.engine().getSession();
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

    /** The exception to tell: Netty quotes what the peer sent when that is no TLS, and names its handler when that is removed. */
    Throwable failure(Throwable cause) {
        if (handshaking && String.valueOf(cause.getMessage()).contains("SslHandler")) {
            return endedDuringHandshake();
        }
        if (cause instanceof NotSslRecordException) {
            return new SSLException("the peer does not speak TLS");
        }
        return cause instanceof SSLException ? cause : new SSLException("TLS failed", cause);
    }

    /**
     * All that has come was decrypted. OpenSSL's engine keeps the failure of a record to itself until it is asked for more, once
     * it has an alert to send (Netty 4.2.18): so it is asked.
     */
    void readComplete() {
        if (!handshaking && handler.engine() instanceof ReferenceCounted) {
            var unused = pipeline.channel().flush();
        }
    }

    void remove() {
        if (pipeline.context(handler) != null) {
            pipeline.remove(handler);
        }
    }

    /** Sends close_notify as far as the socket accepts it now, and releases the engine. */
    void close(boolean canWrite) {
        if (handshaking) {
            // The engine is locked while another thread works on it: no close_notify then.
            remove();
        } else if (canWrite && pipeline.context(handler) != null) {
            var unused = handler.closeOutbound();
        }
        release.run();
    }
}
