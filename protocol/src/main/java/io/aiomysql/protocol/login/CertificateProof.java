package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How MariaDB (11.4 and later) proves that it knows the account's password and that the certificate is its own, in the info of the OK
 * that ends the login:
 *
 * <pre>
 *   1   0x01: SHA-256
 *   64  SHA-256(hash of the password . challenge of the greeting . SHA-256 of the certificate), in hexadecimal
 * </pre>
 *
 * Who stands between client and server has another certificate, and cannot make the hash for it without the password.
 *
 * @see <a href="https://jira.mariadb.org/browse/MDEV-31855">MDEV-31855</a>
 */
final class CertificateProof {

    private static final char SHA256 = 1;
    private static final int CHALLENGE_LENGTH = 20;

    private CertificateProof() {}

    /**
     * Compares in constant time.
     *
     * @param info of the OK packet
     * @param passwordHash what the server stores for the account; not empty
     * @param challenge of the greeting, with or without the NUL behind it
     * @param fingerprint of the certificate, by SHA-256
     */
    static boolean holds(String info, Bytes passwordHash, Bytes challenge, Bytes fingerprint) {
        MessageDigest sha256 = sha256();
        sha256.update(passwordHash.toArray());
        sha256.update(challenge.toArray(), 0, Math.min(CHALLENGE_LENGTH, challenge.length()));
        sha256.update(fingerprint.toArray());
        String wanted = SHA256 + HexFormat.of().withUpperCase().formatHex(sha256.digest());
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.US_ASCII), info.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
