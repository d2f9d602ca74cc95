package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.MessageDigest;

/**
 * {@code mysql_native_password}: one answer to one nonce. The password itself is never sent.
 *
 * <pre>
 *   STARTED ── nonce ──► Send(SHA1(password) XOR SHA1(nonce . SHA1(SHA1(password)))) ──► FINISHED
 *                        Send(nothing) when there is no password
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_authentication_methods_native_password_authentication.html">MySQL:
 *     native authentication</a>
 */
final class NativePasswordPlugin implements AuthPlugin {

    private static final String NAME = "mysql_native_password";

    NativePasswordPlugin() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean answersAnyGreeting() {
        return true;
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
            byte[] nonce = Nonce.read(serverData);
            return new AuthReply.Send(password.isEmpty() ? Bytes.EMPTY : scramble(nonce));
        }

        /** SHA1(SHA1(password)). */
        @Override
        public Bytes passwordHash() {
            if (password.isEmpty()) {
                return Bytes.EMPTY;
            }
            MessageDigest sha1 = Digests.create("SHA-1");
            return Bytes.copyOf(sha1.digest(Digests.ofPassword(sha1, password)));
        }

        private Bytes scramble(byte[] nonce) {
            MessageDigest sha1 = Digests.create("SHA-1");
            byte[] hash = Digests.ofPassword(sha1, password);
            byte[] stored = sha1.digest(hash);
            sha1.update(nonce);
            Digests.xorInto(hash, sha1.digest(stored));
            return Bytes.copyOf(hash);
        }
    }
}
