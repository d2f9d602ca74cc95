package io.aiomysql;

/**
 * Whether TLS is used, and what is checked.
 *
 * <p>Unless set, it is {@link #PREFERRED} for a unix socket and the loopback ({@link #REQUIRED} if an SSLContext or a client
 * certificate is set), and {@link #VERIFY_IDENTITY} for any other host.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/connection-options.html#option_general_ssl-mode">MySQL:
 *     --ssl-mode</a>
 */
public enum SslMode {
    /** No TLS. */
    DISABLED,
    /**
     * TLS when the server offers it, with any certificate; none over a unix socket. After a failed handshake, no attempt
     * without TLS is made.
     */
    PREFERRED,
    /** TLS, with any certificate: protects against eavesdropping, but not against an impostor. */
    REQUIRED,
    /** TLS, with a certificate that a trusted authority signed, for any name. */
    VERIFY_CA,
    /** TLS, with a certificate that a trusted authority signed for this host. */
    VERIFY_IDENTITY
}
