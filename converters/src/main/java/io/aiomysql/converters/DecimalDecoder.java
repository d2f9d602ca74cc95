package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * DECIMAL, in both protocols.
 *
 * <pre>
 *   [-] digit {digit} [ . digit {digit} ]
 * </pre>
 */
final class DecimalDecoder extends NumberDecoder {

    /** MySQL and MariaDB stop at 65 digits, compatible servers at 76; a parser's time grows with the square. */
    private static final int MAX_LENGTH = 1_000;

    /** So many digits always fit into a long. */
    private static final int LONG_SAFE_DIGITS = 18;

    DecimalDecoder() {
        super(SqlType.DECIMAL);
    }

    @Override
    Object decode(byte[] source, int offset, int length) {
        return decodeBigDecimal(source, offset, length);
    }

    @Override
    BigDecimal decodeBigDecimal(byte[] source, int offset, int length) {
        int end = offset + length;
        int point = requireDecimal(source, offset, length);
        boolean negative = source[offset] == '-';
        int first = negative ? offset + 1 : offset;
        if (end - first - (point < end ? 1 : 0) > LONG_SAFE_DIGITS) {
            return new BigDecimal(characters(source, offset, length));
        }
        long unscaled = 0;
        for (int i = first; i < end; i++) {
            if (i != point) {
                unscaled = unscaled * 10 + (source[i] - '0');
            }
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(0, end - point - 1));
    }

    @Override
    BigInteger decodeBigInteger(byte[] source, int offset, int length) {
        try {
            return decodeBigDecimal(source, offset, length).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw lossy("BigInteger", FRACTION);
        }
    }

    @Override
    long read(byte[] source, int offset, int length, String wanted) {
        int point = requireDecimal(source, offset, length);
        for (int i = point + 1; i < offset + length; i++) {
            if (source[i] != '0') {
                throw lossy(wanted, FRACTION);
            }
        }
        return IntegerText.parseLong(this, source, offset, point - offset, wanted);
    }

    @Override
    double decodeDouble(byte[] source, int offset, int length) {
        requireDecimal(source, offset, length);
        return DoubleText.parseDouble(this, source, offset, length, "double");
    }

    @Override
    float decodeFloat(byte[] source, int offset, int length) {
        requireDecimal(source, offset, length);
        return DoubleText.parseFloat(this, source, offset, length);
    }

    private static char[] characters(byte[] source, int offset, int length) {
        char[] ascii = new char[length];
        for (int i = 0; i < length; i++) {
            ascii[i] = (char) source[offset + i];
        }
        return ascii;
    }

    /** Checks the whole text and gives the index of the point, or the text's end if there is none. */
    private int requireDecimal(byte[] source, int offset, int length) {
        int end = offset + length;
        int first = length > 0 && source[offset] == '-' ? offset + 1 : offset;
        int point = skipDigits(source, first, end);
        boolean whole = point == end;
        boolean fractional = point < end - 1 && source[point] == '.' && skipDigits(source, point + 1, end) == end;
        if (point == first || !(whole || fractional) || length > MAX_LENGTH) {
            throw malformed();
        }
        return point;
    }

    private static int skipDigits(byte[] source, int from, int end) {
        int at = from;
        while (at < end && source[at] >= '0' && source[at] <= '9') {
            at++;
        }
        return at;
    }
}
