package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.PublicKey;

/**
 * {@code sha256_password}: the password itself over TLS, and encrypted with the server's RSA key otherwise. A unix socket is no
 * exception, because the server does not count it as confidential here.
 *
 * <pre>
 *   STARTED ── nonce
 *      ├─ no password                ──► Send(NUL)          ──► FINISHED
 *      ├─ TLS, clear text permitted  ──► Send(password NUL) ──► FINISHED
 *      ├─ TLS otherwise              ──► Refuse
 *      ├─ key pinned                 ──► Send(RSA)          ──► FINISHED
 *      ├─ key retrieval permitted    ──► Send(01) ──► KEY_REQUESTED ── PEM ──► Send(RSA) ──► FINISHED
 *      └─ otherwise                  ──► Refuse
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

    private enum State {
        /** The nonce comes next. */
        STARTED,
        /** The server's RSA key comes next. */
        KEY_REQUESTED,
        /** Only the OkPacket or ErrPacket may follow. */
        FINISHED
    }

    private static final class Exchange implements AuthExchange {

        private final AuthContext context;
        private byte[] nonce = {};
        private State state = State.STARTED;

        Exchange(AuthContext context) {
            this.context = context;
        }

        @Override
        public AuthReply next(Bytes serverData) {
            State current = state;
            state = State.FINISHED; // also where an exception or a refusal leaves it
            return switch (current) {
                case STARTED -> answer(serverData);
                case KEY_REQUESTED -> RsaPassword.encryptForRetrieved(context.password(), nonce, serverData);
                case FINISHED -> throw new ProtocolException(NAME + " is finished, but the server asks for more");
            };
        }

        private AuthReply answer(Bytes serverData) {
            nonce = Nonce.read(serverData);
            if (context.password().isEmpty()) {
                return new AuthReply.Send(Bytes.copyOf((byte) 0));
            }
            if (context.tls()) {
                return context.cleartextPermitted() ? Cleartext.send(context.password()) : Cleartext.refuse(NAME);
            }
            PublicKey pinned = context.serverPublicKey();
            if (pinned != null) {
                return RsaPassword.encrypt(context.password(), nonce, pinned);
            }
            if (context.publicKeyRetrievalPermitted()) {
                state = State.KEY_REQUESTED;
                return new AuthReply.Send(Bytes.copyOf((byte) REQUEST_PUBLIC_KEY));
            }
            return RsaPassword.refuseKeyRetrieval(NAME);
        }
    }
}
