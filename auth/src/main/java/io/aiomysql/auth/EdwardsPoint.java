package io.aiomysql.auth;

import java.math.BigInteger;

/**
 * A point of the curve of Ed25519, in extended coordinates: x = X/Z, y = Y/Z, x*y = T/Z.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.4">RFC 8032, section 5.1.4</a>
 */
final class EdwardsPoint {

    private static final BigInteger P = Field25519.PRIME;
    private static final BigInteger D = fraction(-121_665, 121_666);
    private static final BigInteger BASE_Y = fraction(4, 5);
    private static final BigInteger BASE_X = evenX(BASE_Y);

    private static final long[] TWICE_D = Field25519.of(D.shiftLeft(1).mod(P));

    private final long[] x;
    private final long[] y;
    private final long[] z;
    private final long[] t;

    private EdwardsPoint(long[] x, long[] y, long[] z, long[] t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    /**
     * Multiplies the base point. What is computed does not depend on the scalar's bits, so that neither does the time.
     *
     * @param scalar 32 bytes, little-endian
     */
    static EdwardsPoint timesBase(byte[] scalar) {
        EdwardsPoint product = affine(BigInteger.ZERO, BigInteger.ONE);
        EdwardsPoint next = affine(BASE_X, BASE_Y);
        for (int i = 8 * scalar.length - 1; i >= 0; i--) {
            int bit = (scalar[i / 8] >> (i % 8)) & 1;
            product.swap(next, bit);
            next = next.plus(product);
            product = product.plus(product);
            product.swap(next, bit);
        }
        return product;
    }

    private static EdwardsPoint affine(BigInteger x, BigInteger y) {
        return new EdwardsPoint(
                Field25519.of(x),
                Field25519.of(y),
                Field25519.of(BigInteger.ONE),
                Field25519.of(x.multiply(y).mod(P)));
    }

    private void swap(EdwardsPoint other, int bit) {
        Field25519.swap(x, other.x, bit);
        Field25519.swap(y, other.y, bit);
        Field25519.swap(z, other.z, bit);
        Field25519.swap(t, other.t, bit);
    }

    /** The same formula for all points, twice the same one too. */
    private EdwardsPoint plus(EdwardsPoint other) {
        long[] a = Field25519.times(Field25519.minus(y, x), Field25519.minus(other.y, other.x));
        long[] b = Field25519.times(Field25519.plus(y, x), Field25519.plus(other.y, other.x));
        long[] c = Field25519.times(Field25519.times(t, other.t), TWICE_D);
        long[] d = Field25519.times(Field25519.plus(z, z), other.z);
        long[] e = Field25519.minus(b, a);
        long[] f = Field25519.minus(d, c);
        long[] g = Field25519.plus(d, c);
        long[] h = Field25519.plus(b, a);
        return new EdwardsPoint(
                Field25519.times(e, f), Field25519.times(g, h), Field25519.times(f, g), Field25519.times(e, h));
    }

    /** {@return y in 32 bytes, little-endian, with the lowest bit of x as the highest bit} */
    byte[] encode() {
        long[] inverse = Field25519.inverse(z);
        byte[] encoded = Field25519.encode(Field25519.times(y, inverse));
        int oddX = Field25519.encode(Field25519.times(x, inverse))[0] & 1;
        encoded[encoded.length - 1] |= (byte) (oddX << 7);
        return encoded;
    }

    private static BigInteger fraction(long numerator, long denominator) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(denominator).modInverse(P))
                .mod(P);
    }

    /** Solves the equation of the curve, -x² + y² = 1 + d*x²*y². */
    private static BigInteger evenX(BigInteger y) {
        BigInteger square = y.multiply(y);
        BigInteger xSquare = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger root = xSquare.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!root.multiply(root).mod(P).equals(xSquare)) {
            BigInteger rootOfMinusOne = BigInteger.TWO.modPow(P.shiftRight(2), P);
            root = root.multiply(rootOfMinusOne).mod(P);
        }
        return root.testBit(0) ? P.subtract(root) : root;
    }
}
