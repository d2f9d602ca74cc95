package io.aiomysql.internal.options;

import io.aiomysql.internal.options.PemFile.Block;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys from PEM files, in the forms that OpenSSL writes. */
final class PrivateKeys {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /**
     * Finds the first key of a file.
     *
     * @param password null for none
     * @throws IllegalArgumentException if there is none, if its form is not known, or if the passphrase is missing or wrong
     */
    static PrivateKey first(PemFile file, @Nullable String password) {
        for (Block block : file.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return key(file, block, password);
            }
        }
        throw new IllegalArgumentException(file.name() + " contains no private key in PEM form");
    }

    private static PrivateKey key(PemFile file, Block block, @Nullable String password) {
        if (block.text().contains("ENCRYPTED")) {
            throw new IllegalArgumentException(
                    file.name() + " has a key that is encrypted in an old form; convert it with: openssl pkcs8 -topk8");
        }
        byte[] encoded = file.decoded(block);
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> decode(file, encoded);
                case "ENCRYPTED PRIVATE KEY" -> decode(file, decrypt(file, encoded, password));
                case "RSA PRIVATE KEY" -> decode(file, Pkcs8.ofRsa(encoded));
                case "EC PRIVATE KEY" -> decode(file, Pkcs8.ofEc(encoded));
                default ->
                    throw new IllegalArgumentException(file.name() + " has a key of a form that is not supported;"
                            + " convert it with: openssl pkcs8 -topk8 -nocrypt");
            };
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The algorithm stands within the encoding, which only the right factory understands. */
    private static PrivateKey decode(PemFile file, byte[] pkcs8) {
        try {
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                } catch (GeneralSecurityException e) {
                    // Of another algorithm, or this Java runtime lacks this one.
                }
            }
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
        throw new IllegalArgumentException(
                file.name() + " has a malformed private key, or one of an algorithm that this"
                        + " Java runtime does not have (the usual ones are RSA, EC and Ed25519)");
    }

    private static byte[] decrypt(PemFile file, byte[] encrypted, @Nullable String password) {
        if (password == null) {
            throw new IllegalArgumentException(file.name() + " is encrypted: set sslKeyPassword");
        }
        PBEKeySpec passphrase = new PBEKeySpec(password.toCharArray());
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
            // For PBES2 only the parameters tell which algorithm it is.
            String algorithm =
                    info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13")
                            ? info.getAlgParameters().toString()
                            : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(passphrase),
                    info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (NoSuchAlgorithmException | NoSuchPaddingException | IOException e) {
            throw new IllegalArgumentException(
                    file.name()
                            + " is encrypted in a way that this Java runtime does not know, or damaged; convert it with:"
                            + " openssl pkcs8 -topk8 -v2 aes256 -v2prf hmacWithSHA256",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file.name() + " cannot be decrypted: sslKeyPassword is wrong, or the file is damaged", e);
        } finally {
            passphrase.clearPassword();
        }
    }
}
