package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.PublicKey;

/**
 * The password itself, for plugins whose servers need it: as it is over a channel that the server counts as confidential, and encrypted
 * otherwise.
 *
 * <pre>
 *   give ─┬─ confidential, clear text permitted ──► Send(password NUL)
 *         ├─ confidential otherwise             ──► Refuse
 *         ├─ key pinned                         ──► Send(RSA)
 *         ├─ key retrieval permitted            ──► Send(request) ──► awaits the key ── PEM ──► Send(RSA)
 *         └─ otherwise                          ──► Refuse
 * </pre>
 */
final class PasswordItself {

    private final String plugin;
    private final byte keyRequest;
    private final AuthContext context;
    private byte[] nonce = {};
    private boolean awaitsKey;

    /**
     * Creates one that has given nothing.
     *
     * @param plugin its name, for refusals
     * @param keyRequest what asks the server for its RSA key
     */
    PasswordItself(String plugin, int keyRequest, AuthContext context) {
        this.plugin = plugin;
        this.keyRequest = (byte) keyRequest;
        this.context = context;
    }

    AuthReply give(boolean confidential, byte[] serversNonce) {
        if (confidential) {
            return context.cleartextPermitted() ? Cleartext.send(context.password()) : Cleartext.refuse(plugin);
        }
        PublicKey pinned = context.serverPublicKey();
        if (pinned != null) {
            return RsaPassword.encrypt(context.password(), serversNonce, pinned);
        }
        if (context.publicKeyRetrievalPermitted()) {
            awaitsKey = true;
            nonce = serversNonce;
            return new AuthReply.Send(Bytes.copyOf(keyRequest));
        }
        return RsaPassword.refuseKeyRetrieval(plugin);
    }

    /** Says whether the server's RSA key comes next. */
    boolean awaitsKey() {
        return awaitsKey;
    }

    /** Encrypts the password with the key that the server has sent, in PEM form. */
    AuthReply encrypt(Bytes key) {
        awaitsKey = false;
        return RsaPassword.encryptForRetrieved(context.password(), nonce, key);
    }
}
