package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * PBKDF2 with HMAC-SHA512, for keys of 32 bytes. The JDK has it for passwords that are characters, and keeps copies of them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018, section 5.2</a>
 */
final class Pbkdf2 {

    private static final String HMAC = "HmacSHA512";
    private static final int KEY_LENGTH = 32;

    private Pbkdf2() {}

    /**
     * Derives a key.
     *
     * @param password of any length
     * @param salt of any length
     * @param rounds 1 or more
     * @return 32 bytes, of the first block
     */
    static byte[] derive(Bytes password, byte[] salt, int rounds) {
        Mac hmac = hmac(password);
        hmac.update(salt);
        byte[] round = hmac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
        byte[] block = round.clone();
        for (int i = 1; i < rounds; i++) {
            round = hmac.doFinal(round);
            Digests.xorInto(block, round);
        }
        byte[] key = Arrays.copyOf(block, KEY_LENGTH);
        Arrays.fill(block, (byte) 0);
        return key;
    }

    private static Mac hmac(Bytes password) {
        try {
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(new PasswordKey(password));
            return hmac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java runtime has no " + HMAC, e);
        }
    }

    /** Unlike SecretKeySpec, it may be empty, and keeps no copy; who asks for the bytes overwrites them. */
    private static final class PasswordKey implements SecretKey {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Bytes password;

        PasswordKey(Bytes password) {
            this.password = password;
        }

        @Override
        public String getAlgorithm() {
            return HMAC;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return password.toArray();
        }
    }
}
