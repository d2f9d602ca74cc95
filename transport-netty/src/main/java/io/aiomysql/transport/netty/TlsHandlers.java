package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TlsConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the TLS handlers of connections, on OpenSSL where that is possible, else on the JDK. */
final class TlsHandlers {

    private final boolean openSsl;
    private final OpenSslContexts contexts = new OpenSslContexts();
    private final Executor tasks;

    /** @param tasks runs what may take long, such as certificate checks */
    TlsHandlers(boolean openSsl, Executor tasks) {
        this.openSsl = openSsl;
        this.tasks = tasks;
    }

    /** Makes TLS for a channel, to be {@linkplain TlsLayer#add added} to its pipeline. */
    TlsLayer create(TlsConfig config, Channel channel) {
        SSLEngine engine = engine(config, channel.alloc());
        SslHandler handler = new SslHandler(engine, tasks);
        // The time for connecting is the user's to set, and watched elsewhere.
        handler.setHandshakeTimeoutMillis(0);
        return new TlsLayer(handler, channel.pipeline(), new EngineRelease(engine, tasks));
    }

    SSLEngine engine(TlsConfig config, ByteBufAllocator allocator) {
        X509TrustManager trust = config.trust();
        return openSsl && trust != null && canShow(config.keys()) && OpenSsl.isAvailable()
                ? contexts.newEngine(config, trust, allocator)
                : config.newEngine();
    }

    /** Netty (4.2.18, tcnative 2.0.84) shows OpenSSL no certificate with a key of another kind, such as Ed25519, and does not say so. */
    private static boolean canShow(@Nullable X509KeyManager keys) {
        return keys == null || keys.getClientAliases("RSA", null) != null || keys.getClientAliases("EC", null) != null;
    }
}
