package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions that the plugins use. */
final class Digests {

    private Digests() {}

    static MessageDigest create(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }

    /** Hashes the password byte by byte: an array of it would be one more copy on the heap. */
    static byte[] ofPassword(MessageDigest digest, Bytes password) {
        for (int i = 0; i < password.length(); i++) {
            digest.update((byte) password.at(i));
        }
        return digest.digest();
    }

    /** Combines two arrays of one length into the first. */
    static void xorInto(byte[] target, byte[] mask) {
        for (int i = 0; i < target.length; i++) {
            target[i] ^= mask[i];
        }
    }
}
