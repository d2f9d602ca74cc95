package io.aiomysql.auth;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Whether an RSA key protects what it encrypts: the parts of a partial validation that cost little.
 *
 * @see <a href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-89.pdf">NIST SP 800-89, 5.3.3</a>
 */
final class RsaKeyStrength {

    /** As both servers generate them; shorter ones are disallowed since 2014 (NIST SP 800-131A). */
    static final int MIN_BITS = 2_048;

    /** The longest that the JDK accepts. */
    static final int MAX_BITS = 16_384;

    /** More only costs time (FIPS 186-5, A.1.1). */
    private static final int MAX_EXPONENT_BITS = 256;

    /** A factor below it is found by anybody (SP 800-89). */
    private static final int SMALL_FACTORS = 752;

    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** The product of the odd numbers below the limit, and so of all odd primes. */
    private static final BigInteger ODD_FACTORS = product();

    private RsaKeyStrength() {}

    /** Returns what is wrong with a key, to follow "the key"; null if nothing is. */
    static @Nullable String weakness(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        if (modulus.signum() <= 0 || modulus.bitLength() < MIN_BITS || modulus.bitLength() > MAX_BITS) {
            return "has " + modulus.bitLength() + " bits, and must have " + MIN_BITS + " to " + MAX_BITS;
        }
        if (!modulus.testBit(0)
                || !modulus.gcd(ODD_FACTORS).equals(BigInteger.ONE)
                || modulus.sqrtAndRemainder()[1].signum() == 0) {
            return "has a modulus that anybody can factor";
        }
        boolean exponentFits = exponent.testBit(0)
                && exponent.compareTo(THREE) >= 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS
                && exponent.compareTo(modulus) < 0;
        return exponentFits
                ? null
                : "has an exponent that is not an odd number from 3 to " + MAX_EXPONENT_BITS + " bits";
    }

    private static BigInteger product() {
        BigInteger product = BigInteger.ONE;
        for (int factor = 3; factor < SMALL_FACTORS; factor += 2) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }
}
