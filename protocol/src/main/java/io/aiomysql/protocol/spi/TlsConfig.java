package io.aiomysql.protocol.spi;

import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How to start TLS. The context decides which certificates are trusted; this record decides whether the host name is
 * checked.
 *
 * @param context the context
 * @param trust the trust manager that the context was made with, for a TLS library that cannot take the JDK's contexts;
 *     null where only the context is known, in which case such a library must use the JDK's TLS
 * @param keys the key manager that the context was made with, which has the client's certificate; null if there is none, or
 *     where only the context is known
 * @param host the name or address of the peer as the user wrote it, for the name check and for SNI (which is left out
 *     for IP addresses: RFC 6066, section 3); null if there is none
 * @param port the peer's port, a hint for session resumption
 * @param verifyHost whether the certificate must be one for {@code host} (RFC 2818, section 3.1)
 * @param versions the versions that may be used, by the JDK's names ({@code TLSv1.2}); empty for TLS 1.2 and 1.3
 * @param cipherSuites the cipher suites that may be used, by the JDK's names; empty for those of the library
 */
public record TlsConfig(
        SSLContext context,
        @Nullable X509TrustManager trust,
        @Nullable X509KeyManager keys,
        @Nullable String host,
        int port,
        boolean verifyHost,
        List<String> versions,
        List<String> cipherSuites) {

    /** Copies the lists. */
    public TlsConfig {
        versions = List.copyOf(versions);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /**
     * Creates a config for a context, with the library's versions and cipher suites.
     *
     * @param context the context
     * @param trust the trust manager of the context, or null where it is not known
     * @param host the name or address of the peer, or null
     * @param port the peer's port
     * @param verifyHost whether the certificate must be one for {@code host}
     */
    public TlsConfig(
            SSLContext context, @Nullable X509TrustManager trust, @Nullable String host, int port, boolean verifyHost) {
        this(context, trust, null, host, port, verifyHost, List.of(), List.of());
    }

    /**
     * Creates an engine for a client, with the versions and cipher suites of this record, which checks the host name if it says
     * so.
     *
     * @return a new engine of the JDK
     * @throws IllegalArgumentException if the host is to be verified and is null, or if the context enables none of
     *     the versions, or if a cipher suite is not known
     */
    public SSLEngine newEngine() {
        return ClientEngine.create(this);
    }
}
