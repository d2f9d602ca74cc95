package io.aiomysql.protocol.spi;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to start TLS. The trust decision is the context's; the name check is this record's.
 *
 * @param context the context
 * @param host the name or address of the peer as the user wrote it, for the name check and for SNI (which is left out for
 *     IP addresses: RFC 6066, section 3); null when there is none
 * @param port the peer's port, a hint for session resumption
 * @param verifyHost whether the certificate must be one for {@code host} (RFC 2818, section 3.1)
 */
public record TlsConfig(SSLContext context, @Nullable String host, int port, boolean verifyHost) {}
