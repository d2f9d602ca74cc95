package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Encrypts the password with the server's RSA key, for channels that are not confidential.
 *
 * <pre>
 *   RSA-OAEP(SHA-1, MGF1 with SHA-1) of ((password NUL) XOR (nonce nonce nonce ...))
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html">MySQL:
 *     caching_sha2_password</a>
 */
final class RsaPassword {

    /** What OAEP with SHA-1 adds to the message: two digests of 20 bytes and two bytes more (RFC 8017, 7.1.1). */
    private static final int OAEP_OVERHEAD = 42;

    private static final OAEPParameterSpec OAEP_SHA1 =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private RsaPassword() {}

    /**
     * Encrypts the password with a key that the server has sent.
     *
     * @param pem the key
     */
    static AuthReply encryptForRetrieved(Bytes password, byte[] nonce, Bytes pem) {
        try {
            return encrypt(password, nonce, RsaPublicKeys.parsePem(pem));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    "the server's answer to the request for its RSA key is not an RSA key: " + e.getMessage());
        }
    }

    /** The refusal where there is no key that may be used. */
    static AuthReply refuseKeyRetrieval(String plugin) {
        return new AuthReply.Refuse(plugin
                + " needs the password itself, but this connection is not encrypted: use TLS"
                + " (sslMode), or pin the server's RSA key with serverPublicKey, or, on a network"
                + " where nobody can intercept it, accept the key that the server sends with"
                + " allowPublicKeyRetrieval");
    }

    /**
     * Encrypts the password, or refuses a key that is too short for it, or that protects nothing.
     *
     * @param password without a trailing NUL
     * @param nonce the server's 20 bytes
     * @param key the server's key
     * @return the packet to send, or a refusal
     */
    static AuthReply encrypt(Bytes password, byte[] nonce, PublicKey key) {
        if (!(key instanceof RSAPublicKey rsaKey)) {
            return new AuthReply.Refuse(
                    "serverPublicKey is a key of the type " + key.getAlgorithm() + ", but an RSA key is needed");
        }
        String weakness = RsaKeyStrength.weakness(rsaKey);
        if (weakness != null) {
            return new AuthReply.Refuse(
                    "the server's RSA key " + weakness
                            + ": the password is not encrypted with it; use TLS (sslMode), or let the server generate a new key");
        }
        int modulusLength = (rsaKey.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (password.length() + 1 > modulusLength - OAEP_OVERHEAD) {
            return new AuthReply.Refuse("the password is too long for the server's RSA key of "
                    + rsaKey.getModulus().bitLength() + " bits: use TLS (sslMode) or a longer key");
        }
        byte[] masked = mask(password, nonce);
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, rsaKey, OAEP_SHA1);
            return new AuthReply.Send(Bytes.copyOf(cipher.doFinal(masked)));
        } catch (GeneralSecurityException e) {
            return new AuthReply.Refuse(
                    "this Java runtime cannot encrypt with the server's RSA key: use TLS (sslMode) or another key");
        } finally {
            Arrays.fill(masked, (byte) 0);
        }
    }

    private static byte[] mask(Bytes password, byte[] nonce) {
        byte[] masked = new byte[password.length() + 1];
        for (int i = 0; i < masked.length; i++) {
            int clear = i < password.length() ? password.at(i) : 0;
            masked[i] = (byte) (clear ^ nonce[i % nonce.length]);
        }
        return masked;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("RSA/ECB/OAEPPadding");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IllegalStateException("this Java runtime has no RSA with OAEP", e);
        }
    }
}
