package io.aiomysql.protocol.spi;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How to start TLS. The context decides which certificates are trusted; this record decides whether the host name is
 * checked.
 *
 * @param context the context
 * @param trust the trust manager that the context was made with, for a TLS library that cannot take the JDK's contexts;
 *     null where only the context is known, in which case such a library must use the JDK's TLS
 * @param host the name or address of the peer as the user wrote it, for the name check and for SNI (which is left out
 *     for IP addresses: RFC 6066, section 3); null if there is none
 * @param port the peer's port, a hint for session resumption
 * @param verifyHost whether the certificate must be one for {@code host} (RFC 2818, section 3.1)
 */
public record TlsConfig(
        SSLContext context,
        @Nullable X509TrustManager trust,
        @Nullable String host,
        int port,
        boolean verifyHost) {

    /**
     * Creates a config for a context whose trust manager is not known.
     *
     * @param context the context
     * @param host the name or address of the peer, or null
     * @param port the peer's port
     * @param verifyHost whether the certificate must be one for {@code host}
     */
    public TlsConfig(SSLContext context, @Nullable String host, int port, boolean verifyHost) {
        this(context, null, host, port, verifyHost);
    }

    /**
     * Creates an engine for a client of TLS 1.2 and 1.3, which checks the host name if this record says so.
     *
     * @return a new engine of the JDK
     * @throws IllegalArgumentException if the host is to be verified and is null, or if the context enables neither
     *     version
     */
    public SSLEngine newEngine() {
        return ClientEngine.create(this);
    }
}
