package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Ed25519 with a private key of any length.
 *
 * <pre>
 *   a, prefix = the halves of SHA512(private key); a is clamped
 *   r = SHA512(prefix . message)                R = r * B
 *   k = SHA512(R . a * B . message)             signature = R . (r + k * a) mod L
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032, section 5.1</a>
 */
final class Ed25519Signature {

    private static final int HALF = 32;

    /** L, the order of the base point. */
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private Ed25519Signature() {}

    /**
     * Signs a message.
     *
     * @param privateKey of any length
     * @param message what to sign
     * @return 64 bytes
     */
    static byte[] sign(Bytes privateKey, byte[] message) {
        MessageDigest sha512 = Digests.create("SHA-512");
        byte[] expanded = Digests.ofPassword(sha512, privateKey);
        byte[] scalar = scalar(expanded);
        sha512.update(expanded, HALF, HALF);
        BigInteger r = number(sha512.digest(message)).mod(ORDER);
        byte[] commitment = EdwardsPoint.timesBase(littleEndian(r)).encode();
        sha512.update(commitment);
        sha512.update(EdwardsPoint.timesBase(scalar).encode());
        BigInteger k = number(sha512.digest(message)).mod(ORDER);
        byte[] proof = littleEndian(k.multiply(number(scalar)).add(r).mod(ORDER));
        Arrays.fill(expanded, (byte) 0);
        Arrays.fill(scalar, (byte) 0);
        byte[] signature = Arrays.copyOf(commitment, 2 * HALF);
        System.arraycopy(proof, 0, signature, HALF, HALF);
        return signature;
    }

    /**
     * Returns the public key.
     *
     * @param privateKey of any length
     * @return 32 bytes
     */
    static byte[] publicKey(Bytes privateKey) {
        byte[] expanded = Digests.ofPassword(Digests.create("SHA-512"), privateKey);
        byte[] scalar = scalar(expanded);
        byte[] key = EdwardsPoint.timesBase(scalar).encode();
        Arrays.fill(expanded, (byte) 0);
        Arrays.fill(scalar, (byte) 0);
        return key;
    }

    private static byte[] scalar(byte[] expanded) {
        byte[] scalar = Arrays.copyOf(expanded, HALF);
        scalar[0] &= (byte) 0xF8;
        scalar[HALF - 1] = (byte) ((scalar[HALF - 1] & 0x7F) | 0x40);
        return scalar;
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        return Arrays.copyOf(reversed(bigEndian), HALF);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
