package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * {@code parsec} of MariaDB 11.6: a signature with a key that is derived from the password.
 *
 * <pre>
 *   STARTED ── nonce of 32 bytes ──► Send(nothing)
 *      │
 *   SALT_REQUESTED ── 'P', exponent, salt ──► Send(own nonce . Ed25519(nonce . own nonce)) ──► FINISHED
 *
 *   Ed25519's private key = PBKDF2-HMAC-SHA512(password, salt, 1024 * 2^exponent rounds, 32 bytes)
 * </pre>
 *
 * @see <a href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-parsec">MariaDB:
 *     authentication plugin PARSEC</a>
 */
final class ParsecPlugin implements AuthPlugin {

    private static final String NAME = "parsec";
    private static final int PBKDF2 = 'P';
    private static final int LEAST_ROUNDS = 1_024;

    /** 65,536 rounds, about a tenth of a second: the I/O thread waits for them. MariaDB (11.8) has 1,024. */
    private static final int MAX_EXPONENT = 6;

    private static final int HEADER = 2;
    private static final int SIGNATURE_LENGTH = 64;

    private final SecureRandom random;

    ParsecPlugin(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AuthExchange begin(AuthContext context) {
        byte[] own = new byte[Nonce.LENGTH_TO_SIGN];
        random.nextBytes(own);
        return new Exchange(context.password(), own);
    }

    private enum State {
        /** The nonce comes next. */
        STARTED,
        /** The account's salt comes next. */
        SALT_REQUESTED,
        /** Only the OkPacket or ErrPacket may follow. */
        FINISHED
    }

    private static final class Exchange implements AuthExchange {

        private final Bytes password;
        private final byte[] own;
        private byte[] nonce = {};

        /** How the account derives its key: 'P', exponent, salt; empty before the server has told. */
        private byte[] derivation = {};

        private State state = State.STARTED;

        Exchange(Bytes password, byte[] own) {
            this.password = password;
            this.own = own;
        }

        @Override
        public AuthReply next(Bytes serverData) {
            State current = state;
            state = State.FINISHED; // also where an exception or a refusal leaves it
            return switch (current) {
                case STARTED -> {
                    nonce = Nonce.read(serverData, Nonce.LENGTH_TO_SIGN);
                    state = State.SALT_REQUESTED;
                    yield new AuthReply.Send(Bytes.EMPTY);
                }
                case SALT_REQUESTED -> answer(serverData.toArray());
                case FINISHED -> throw new ProtocolException(NAME + " is finished, but the server asks for more");
            };
        }

        private AuthReply answer(byte[] salt) {
            if (salt.length <= HEADER || salt[0] != PBKDF2) {
                throw new ProtocolException("the server derives keys for parsec in a way that is not known");
            }
            if (salt[1] < 0 || salt[1] > MAX_EXPONENT) {
                return new AuthReply.Refuse("the account derives its key for parsec in more than "
                        + (LEAST_ROUNDS << MAX_EXPONENT)
                        + " rounds, for which no I/O thread may wait: set its password anew with fewer");
            }
            derivation = salt;
            byte[] key = key();
            try {
                byte[] answer = Arrays.copyOf(own, own.length + SIGNATURE_LENGTH);
                System.arraycopy(sign(key), 0, answer, own.length, SIGNATURE_LENGTH);
                return new AuthReply.Send(Bytes.copyOf(answer));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        }

        private byte[] key() {
            byte[] salt = Arrays.copyOfRange(derivation, HEADER, derivation.length);
            return Pbkdf2.derive(password, salt, LEAST_ROUNDS << derivation[1]);
        }

        /** The derivation and the public key; the key is derived again, so that none is kept where nobody asks for this. */
        @Override
        public Bytes passwordHash() {
            if (password.isEmpty() || derivation.length == 0) {
                return Bytes.EMPTY;
            }
            Bytes key = Bytes.secret(key());
            byte[] publicKey = Ed25519Signature.publicKey(key);
            key.wipe();
            byte[] hash = Arrays.copyOf(derivation, derivation.length + publicKey.length);
            System.arraycopy(publicKey, 0, hash, derivation.length, publicKey.length);
            return Bytes.copyOf(hash);
        }

        private byte[] sign(byte[] key) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key)));
                signature.update(nonce);
                signature.update(own);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime cannot sign with Ed25519", e);
            }
        }
    }
}
