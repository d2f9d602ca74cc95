package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TlsConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509TrustManager;

/**
 * OpenSSL's contexts, one for each trust manager, because it takes milliseconds to make one. Those used last are kept.
 */
final class OpenSslContexts {

    private static final int KEPT = 16;

    /** Guards the contexts. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<X509TrustManager, SslContext> contexts = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<X509TrustManager, SslContext> eldest) {
            return size() > KEPT;
        }
    };

    SSLEngine newEngine(TlsConfig config, X509TrustManager trust, ByteBufAllocator allocator) {
        // Says what is allowed and to be checked, which is the same for every library.
        SSLParameters wanted = config.newEngine().getSSLParameters();
        SslContext context = context(trust);
        String host = config.host();
        SSLEngine engine =
                host == null ? context.newEngine(allocator) : context.newEngine(allocator, host, config.port());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(wanted.getProtocols());
        parameters.setServerNames(wanted.getServerNames());
        parameters.setEndpointIdentificationAlgorithm(wanted.getEndpointIdentificationAlgorithm());
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SslContext context(X509TrustManager trust) {
        lock.lock();
        try {
            SslContext context = contexts.get(trust);
            if (context == null) {
                context = SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL)
                        .trustManager(trust)
                        // Set per engine.
                        .endpointIdentificationAlgorithm(null)
                        .build();
                contexts.put(trust, context);
            }
            return context;
        } catch (SSLException e) {
            throw new IllegalStateException("OpenSSL cannot make a TLS context", e);
        } finally {
            lock.unlock();
        }
    }
}
