package io.aiomysql.auth;

import java.math.BigInteger;

/**
 * Arithmetic modulo 2^255 - 19, in 16 limbs of 16 bits. A limb may be negative, or a little larger, until it is encoded. Nothing
 * branches on a value, so that the time tells nothing of it.
 */
final class Field25519 {

    static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private static final int LIMBS = 16;
    private static final int BITS = 16;
    private static final int MASK = 0xFFFF;

    /** 2^256 modulo the prime. */
    private static final int OVERFLOW = 38;

    private Field25519() {}

    /** Takes a number from 0 to below the prime, which is no secret. */
    static long[] of(BigInteger number) {
        long[] limbs = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = number.shiftRight(BITS * i).longValue() & MASK;
        }
        return limbs;
    }

    static long[] plus(long[] a, long[] b) {
        long[] sum = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    static long[] minus(long[] a, long[] b) {
        long[] difference = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    static long[] times(long[] a, long[] b) {
        long[] wide = new long[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            for (int j = 0; j < LIMBS; j++) {
                wide[i + j] += a[i] * b[j];
            }
        }
        long[] product = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            product[i] = wide[i] + OVERFLOW * wide[i + LIMBS];
        }
        carry(product);
        carry(product);
        return product;
    }

    /** Makes the limbs small again; what leaves the last one comes back in the first. */
    private static void carry(long[] limbs) {
        for (int i = 0; i < LIMBS; i++) {
            long carried = limbs[i] >> BITS;
            limbs[i] -= carried << BITS;
            if (i < LIMBS - 1) {
                limbs[i + 1] += carried;
            } else {
                limbs[0] += OVERFLOW * carried;
            }
        }
    }

    /** Raises to the power of the prime minus two, whose bits are all set but 2 and 4. */
    static long[] inverse(long[] a) {
        long[] power = a;
        for (int bit = 253; bit >= 0; bit--) {
            power = times(power, power);
            if (bit != 2 && bit != 4) {
                power = times(power, a);
            }
        }
        return power;
    }

    /** Exchanges two numbers if the bit is 1. */
    static void swap(long[] a, long[] b, int bit) {
        long mask = -(long) bit;
        for (int i = 0; i < LIMBS; i++) {
            long changed = mask & (a[i] ^ b[i]);
            a[i] ^= changed;
            b[i] ^= changed;
        }
    }

    /** {@return the number from 0 to below the prime, in 32 bytes, little-endian} */
    static byte[] encode(long[] a) {
        long[] limbs = a.clone();
        carry(limbs);
        carry(limbs);
        carry(limbs);
        // Below 2^256 now, which is a little more than twice the prime.
        subtractPrimeIfPossible(limbs);
        subtractPrimeIfPossible(limbs);
        byte[] encoded = new byte[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            encoded[2 * i] = (byte) limbs[i];
            encoded[2 * i + 1] = (byte) (limbs[i] >> 8);
        }
        return encoded;
    }

    private static void subtractPrimeIfPossible(long[] limbs) {
        long[] reduced = new long[LIMBS];
        long borrowed = 0;
        for (int i = 0; i < LIMBS; i++) {
            long ofPrime = i == 0 ? 0xFFED : i == LIMBS - 1 ? 0x7FFF : MASK;
            long difference = limbs[i] - ofPrime - borrowed;
            borrowed = (difference >> BITS) & 1;
            reduced[i] = difference & MASK;
        }
        swap(limbs, reduced, (int) (1 - borrowed));
    }
}
