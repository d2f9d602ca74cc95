package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TlsConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's contexts, one for each context of the JDK, because it takes milliseconds to make one. Those used last are kept.
 */
final class OpenSslContexts {

    private static final int KEPT = 16;

    /** Guards the contexts. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<SSLContext, SslContext> contexts = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SSLContext, SslContext> eldest) {
            return size() > KEPT;
        }
    };

    SSLEngine newEngine(TlsConfig config, X509TrustManager trust, ByteBufAllocator allocator) {
        // Says what is allowed and to be checked, which is the same for every library.
        SSLParameters wanted = config.newEngine().getSSLParameters();
        SslContext context = context(config, trust);
        String host = config.host();
        SSLEngine engine =
                host == null ? context.newEngine(allocator) : context.newEngine(allocator, host, config.port());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(wanted.getProtocols());
        if (!config.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(wanted.getCipherSuites());
        }
        parameters.setServerNames(wanted.getServerNames());
        parameters.setEndpointIdentificationAlgorithm(wanted.getEndpointIdentificationAlgorithm());
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SslContext context(TlsConfig config, X509TrustManager trust) {
        lock.lock();
        try {
            SslContext context = contexts.get(config.context());
            if (context == null) {
                context = create(trust, config.keys());
                contexts.put(config.context(), context);
            }
            return context;
        } catch (SSLException e) {
            throw new IllegalStateException("OpenSSL cannot make a TLS context", e);
        } finally {
            lock.unlock();
        }
    }

    private static SslContext create(X509TrustManager trust, @Nullable X509KeyManager keys) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL)
                .trustManager(trust)
                // Set per engine.
                .endpointIdentificationAlgorithm(null);
        if (keys != null) {
            builder.keyManager(keys);
        }
        return builder.build();
    }
}
