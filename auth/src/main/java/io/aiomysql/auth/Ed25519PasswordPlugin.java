package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;

/**
 * {@code client_ed25519} of MariaDB: one signature of one nonce. The password, of any length, is what Ed25519 calls the private key; the
 * JDK accepts only keys of 32 bytes, so {@link Ed25519Signature} does the arithmetic.
 *
 * <pre>
 *   STARTED ── nonce of 32 bytes ──► Send(signature of 64 bytes) ──► FINISHED
 * </pre>
 *
 * @see <a href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-ed25519">MariaDB:
 *     authentication plugin ed25519</a>
 */
final class Ed25519PasswordPlugin implements AuthPlugin {

    private static final String NAME = "client_ed25519";

    Ed25519PasswordPlugin() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        return new Exchange(context.password());
    }

    private static final class Exchange extends SingleAnswer {

        private final Bytes password;

        Exchange(Bytes password) {
            super(NAME);
            this.password = password;
        }

        @Override
        AuthReply answer(Bytes serverData) {
            byte[] nonce = Nonce.read(serverData, Nonce.LENGTH_TO_SIGN);
            return new AuthReply.Send(Bytes.copyOf(Ed25519Signature.sign(password, nonce)));
        }

        /** The public key. */
        @Override
        public Bytes passwordHash() {
            return password.isEmpty() ? Bytes.EMPTY : Bytes.copyOf(Ed25519Signature.publicKey(password));
        }
    }
}
