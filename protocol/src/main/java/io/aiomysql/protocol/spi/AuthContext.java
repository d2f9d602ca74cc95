package io.aiomysql.protocol.spi;

import io.aiomysql.protocol.Bytes;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What an authentication exchange may know and do.
 *
 * @param password the password's bytes in UTF-8, without a trailing NUL; empty when there is none
 * @param confidential whether the server takes this channel for one that nobody can listen to: TLS or a unix socket.
 *     Over such a channel it expects a clear-text password where it would otherwise expect RSA
 * @param cleartextPermitted whether the client trusts the peer enough to send the password itself over a confidential
 *     channel
 * @param publicKeyRetrievalPermitted whether an RSA key may be taken from the server, unverified
 * @param serverPublicKey the RSA key the user pinned, or null
 */
public record AuthContext(
        Bytes password,
        boolean confidential,
        boolean cleartextPermitted,
        boolean publicKeyRetrievalPermitted,
        @Nullable PublicKey serverPublicKey) {

    @Override
    public String toString() {
        return "AuthContext[confidential=" + confidential + ", cleartextPermitted=" + cleartextPermitted
                + ", publicKeyRetrievalPermitted=" + publicKeyRetrievalPermitted + "]";
    }
}
