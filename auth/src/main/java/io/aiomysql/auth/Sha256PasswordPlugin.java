package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;

/**
 * {@code sha256_password}: the password itself over TLS, and encrypted with the server's RSA key otherwise. A unix socket is no
 * exception, because the server does not count it as confidential here.
 *
 * <pre>
 *   nonce ─┬─ no password ──► Send(NUL)                       ──► finished
 *          └─ otherwise   ──► {@link PasswordItself}, and the key if it awaits that ──► finished
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/sha256-pluggable-authentication.html">MySQL: SHA-256 pluggable
 *     authentication</a>
 */
final class Sha256PasswordPlugin implements AuthPlugin {

    private static final String NAME = "sha256_password";
    private static final int REQUEST_PUBLIC_KEY = 0x01;

    Sha256PasswordPlugin() {}

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
        return new Exchange(context);
    }

    private static final class Exchange implements AuthExchange {

        private final AuthContext context;
        private final PasswordItself itself;
        private boolean finished;

        Exchange(AuthContext context) {
            this.context = context;
            this.itself = new PasswordItself(NAME, REQUEST_PUBLIC_KEY, context);
        }

        @Override
        public AuthReply next(Bytes serverData) {
            if (itself.awaitsKey()) {
                return itself.encrypt(serverData);
            }
            if (finished) {
                throw new ProtocolException(NAME + " is finished, but the server asks for more");
            }
            finished = true; // also where an exception leaves it
            byte[] nonce = Nonce.read(serverData);
            return context.password().isEmpty()
                    ? new AuthReply.Send(Bytes.copyOf((byte) 0))
                    : itself.give(context.tls(), nonce);
        }
    }
}
