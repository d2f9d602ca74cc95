package io.aiomysql.protocol.spi;

import io.aiomysql.protocol.Bytes;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authentication exchange knows, and what it is permitted to do.
 *
 * @param password the password's bytes in UTF-8, without a trailing NUL; empty when there is none. They are overwritten when the login
 *     has ended
 * @param furtherPasswords the passwords of the factors after this one, for plugins that ask several questions
 * @param tls whether TLS is on
 * @param confidential whether the server regards this channel as one that nobody can listen to, which is TLS or a unix
 *     socket. Over such a channel it expects a clear-text password where it would otherwise expect RSA
 * @param cleartextPermitted whether the client trusts the peer enough to send the password itself over a confidential
 *     channel
 * @param publicKeyRetrievalPermitted whether an RSA key may be requested from the server and used without verification
 * @param serverPublicKey the RSA key of the server that the user has pinned, or null
 */
public record AuthContext(
        Bytes password,
        List<Bytes> furtherPasswords,
        boolean tls,
        boolean confidential,
        boolean cleartextPermitted,
        boolean publicKeyRetrievalPermitted,
        @Nullable PublicKey serverPublicKey) {

    /** Copies the list. */
    public AuthContext {
        furtherPasswords = List.copyOf(furtherPasswords);
    }

    @Override
    public String toString() {
        return "AuthContext[tls=" + tls + ", confidential=" + confidential + ", cleartextPermitted="
                + cleartextPermitted + ", publicKeyRetrievalPermitted=" + publicKeyRetrievalPermitted + "]";
    }
}
