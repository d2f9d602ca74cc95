package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads RSA public keys as MySQL's {@code public_key.pem} holds them: an X.509 SubjectPublicKeyInfo in PEM.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/creating-rsa-files-using-openssl.html">MySQL: creating RSA keys</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-13">RFC 7468, section 13</a>
 */
public final class RsaPublicKeys {

    /** A key of 16,384 bits, the longest that the JDK accepts, takes 2,800 characters. */
    static final int MAX_PEM_LENGTH = 16_384;

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private RsaPublicKeys() {}

    /**
     * Parses a key. Text before and after it is ignored.
     *
     * @param pem text with a block {@code BEGIN PUBLIC KEY}, at most 16,384 characters
     * @return the key
     * @throws IllegalArgumentException if there is no such block or no RSA key in it, or a weak one; the message says what
     *     the text contains instead, if that can be recognised, and never quotes the text
     */
    public static PublicKey parsePem(String pem) {
        PublicKey key = decodePem(pem);
        requireStrong(key);
        return key;
    }

    /**
     * Refuses a key that protects no password: one of another type than RSA, of less than 2,048 or more than 16,384 bits,
     * with a modulus that is even or has another factor that anybody can find, or with an exponent that is 1, even, or of
     * more than 256 bits.
     *
     * @param key the key
     * @throws IllegalArgumentException if it is such a key; the message says why
     */
    public static void requireStrong(PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new IllegalArgumentException(
                    "this is a key of the type " + key.getAlgorithm() + ", but an RSA key is needed");
        }
        String weakness = RsaKeyStrength.weakness(rsa);
        if (weakness != null) {
            throw new IllegalArgumentException("the RSA key " + weakness);
        }
    }

    private static PublicKey decodePem(String pem) {
        if (pem.length() > MAX_PEM_LENGTH) {
            throw new IllegalArgumentException(
                    "an RSA public key in PEM has at most " + MAX_PEM_LENGTH + " characters");
        }
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new IllegalArgumentException(describeOther(pem));
        }
        return parseDer(decodeBase64(pem.substring(begin + BEGIN.length(), end)));
    }

    /**
     * Reads a key from a file.
     *
     * @param file a file with a block {@code BEGIN PUBLIC KEY}, at most 16,384 bytes
     * @return the key
     * @throws IllegalArgumentException if the file contains no RSA key in PEM; the message names the file
     * @throws UncheckedIOException if the file cannot be read; the message names the file
     */
    public static PublicKey parsePem(Path file) {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_PEM_LENGTH + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the server's public key from " + file, e);
        }
        try {
            return parsePem(new String(content, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Parses a key that nobody has checked: {@link RsaPassword} refuses a weak one. */
    static PublicKey parsePem(Bytes pem) {
        if (pem.length() > MAX_PEM_LENGTH) {
            throw new IllegalArgumentException("an RSA public key in PEM has at most " + MAX_PEM_LENGTH + " bytes");
        }
        return decodePem(new String(pem.toArray(), StandardCharsets.ISO_8859_1));
    }

    private static byte[] decodeBase64(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalArgumentException("the content of the PUBLIC KEY block is not Base64");
        }
    }

    private static PublicKey parseDer(byte[] der) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    "the PUBLIC KEY block contains no RSA key that this Java runtime accepts", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no RSA", e);
        }
    }

    private static String describeOther(String pem) {
        if (pem.contains("PRIVATE KEY-----")) {
            return "this is a private key, which must not leave the server: use its public_key.pem";
        }
        if (pem.contains("-----BEGIN CERTIFICATE-----")) {
            return "this is a certificate; extract its key with: openssl x509 -pubkey -noout";
        }
        if (pem.contains("-----BEGIN RSA PUBLIC KEY-----")) {
            return "this is a key in PKCS#1; convert it with: openssl rsa -RSAPublicKey_in -pubout";
        }
        return "it contains no complete block \"" + BEGIN + "\"";
    }
}
