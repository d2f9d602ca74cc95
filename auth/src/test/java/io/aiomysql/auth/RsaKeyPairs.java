package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/** The server's half of RSA: key pairs, their PEM, and the decryption. */
final class RsaKeyPairs {

    /** One pair for all tests: generating it is slow. */
    static final KeyPair RSA_2048 = generate("RSA", 2048);

    private RsaKeyPairs() {}

    static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String pem(PublicKey key) {
        return block("PUBLIC KEY", key.getEncoded());
    }

    static String block(String label, byte[] content) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /** Does what the server does: undoes RSA-OAEP, then the mask of the repeated nonce, and gives the text with its NUL. */
    static String decrypt(Bytes payload, KeyPair pair, Bytes nonce) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
            byte[] masked = cipher.doFinal(payload.toArray());
            for (int i = 0; i < masked.length; i++) {
                masked[i] ^= (byte) nonce.at(i % 20);
            }
            return new String(masked, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
