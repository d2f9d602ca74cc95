package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.MessageDigest;

/**
 * {@code caching_sha2_password}: the client sends a scramble, which the server checks against its cache. If the cache
 * does not have the account, the client sends the password itself.
 *
 * <pre>
 *   STARTED ── nonce ──► Send(scramble), Send(nothing) without a password
 *      │
 *   SCRAMBLED ── 03, in the cache ──► AwaitServer ──► FINISHED
 *      │
 *      └─ 04, not in the cache
 *           ├─ confidential, clear text permitted ──► Send(password NUL) ──► FINISHED
 *           ├─ confidential otherwise             ──► Refuse
 *           ├─ key pinned                         ──► Send(RSA)          ──► FINISHED
 *           ├─ key retrieval permitted            ──► Send(02) ──► KEY_REQUESTED ── PEM ──► Send(RSA) ──► FINISHED
 *           └─ otherwise                          ──► Refuse
 *
 *   scramble = SHA256(password) XOR SHA256(SHA256(SHA256(password)) . nonce)
 * </pre>
 *
 * <p>The server may send the OkPacket in every state: for an account without a password it sends it at once.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html">MySQL:
 *     caching_sha2_password</a>
 */
final class CachingSha2PasswordPlugin implements AuthPlugin {

    private static final String NAME = "caching_sha2_password";
    private static final int REQUEST_PUBLIC_KEY = 0x02;
    private static final int FAST_AUTH_SUCCESS = 0x03;
    private static final int PERFORM_FULL_AUTHENTICATION = 0x04;

    CachingSha2PasswordPlugin() {}

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
        /** The server compares the scramble with its cache. */
        SCRAMBLED,
        /** The server's RSA key comes next. */
        KEY_REQUESTED,
        /** The client has sent everything, or something failed; only the OkPacket or ErrPacket may follow. */
        FINISHED
    }

    private static final class Exchange implements AuthExchange {

        private final AuthContext context;
        private final PasswordItself itself;
        private byte[] nonce = {};
        private State state = State.STARTED;

        Exchange(AuthContext context) {
            this.context = context;
            this.itself = new PasswordItself(NAME, REQUEST_PUBLIC_KEY, context);
        }

        @Override
        public AuthReply next(Bytes serverData) {
            State current = state;
            state = State.FINISHED; // also where an exception or a refusal leaves it
            return switch (current) {
                case STARTED -> answer(serverData);
                case SCRAMBLED -> receiveVerdict(serverData);
                case KEY_REQUESTED -> itself.encrypt(serverData);
                case FINISHED ->
                    throw new ProtocolException("caching_sha2_password is finished, but the server asks for more");
            };
        }

        private AuthReply answer(Bytes serverData) {
            nonce = Nonce.read(serverData);
            state = State.SCRAMBLED;
            return new AuthReply.Send(context.password().isEmpty() ? Bytes.EMPTY : scramble());
        }

        private Bytes scramble() {
            MessageDigest sha256 = Digests.create("SHA-256");
            byte[] hash = Digests.ofPassword(sha256, context.password());
            sha256.update(sha256.digest(hash));
            Digests.xorInto(hash, sha256.digest(nonce));
            return Bytes.copyOf(hash);
        }

        private AuthReply receiveVerdict(Bytes serverData) {
            if (serverData.length() != 1) {
                throw new ProtocolException(
                        "the result of caching_sha2_password is one byte, but the server sent " + serverData.length());
            }
            int verdict = serverData.at(0);
            return switch (verdict) {
                case FAST_AUTH_SUCCESS -> new AuthReply.AwaitServer();
                case PERFORM_FULL_AUTHENTICATION -> authenticateFully();
                default -> throw new ProtocolException("caching_sha2_password has no result 0x%02X".formatted(verdict));
            };
        }

        private AuthReply authenticateFully() {
            AuthReply reply = itself.give(context.confidential(), nonce);
            state = itself.awaitsKey() ? State.KEY_REQUESTED : State.FINISHED;
            return reply;
        }
    }
}
