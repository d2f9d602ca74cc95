package io.aiomysql.converters;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Parses floating-point numbers from ASCII to the nearest value, without allocating where that takes one exact operation.
 *
 * <pre>
 *   [-] digits [ . digits ] [ e [+|-] digits ]       or nan, [-]inf, [-]infinity, as compatible servers send
 * </pre>
 */
final class DoubleText {

    /** So many digits always fit into a long. */
    private static final int LONG_SAFE_DIGITS = 18;

    /** Whole numbers up to here are exact doubles. */
    private static final long MAX_EXACT = 1L << 53;

    /** The powers of ten that are exact doubles. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Beyond every exponent that matters, and far from the end of int. */
    private static final int EXPONENT_LIMIT = 1_000_000;

    private DoubleText() {}

    /** Gives the nearest double; {@code wanted} is the type for the message if the number is too large. */
    static double parseDouble(ColumnDecoder column, byte[] source, int offset, int length, String wanted) {
        int end = offset + length;
        int at = offset;
        boolean negative = length > 0 && source[at] == '-';
        if (negative) {
            at++;
        }
        long mantissa = 0;
        int significant = 0;
        int digits = 0;
        int decimals = 0;
        boolean afterPoint = false;
        for (; at < end; at++) {
            int character = source[at];
            if (character == '.' && !afterPoint) {
                afterPoint = true;
                continue;
            }
            if (character < '0' || character > '9') {
                break;
            }
            digits++;
            if (afterPoint) {
                decimals++;
            }
            if (mantissa != 0 || character != '0') {
                significant++;
                mantissa = mantissa * 10 + (character - '0');
            }
        }
        if (digits == 0) {
            return parseSpecial(column, source, offset, length);
        }
        int exponent = at < end ? parseExponent(column, source, at, end) : 0;
        int scale = exponent - decimals;
        boolean exact = significant <= LONG_SAFE_DIGITS && mantissa <= MAX_EXACT;
        if (exact && Math.abs(scale) < POWERS_OF_TEN.length) {
            // Both operands are exact, so IEEE 754 rounds the true value once (Clinger's fast path).
            double value = scale < 0 ? mantissa / POWERS_OF_TEN[-scale] : mantissa * POWERS_OF_TEN[scale];
            return negative ? -value : value;
        }
        double value = Double.parseDouble(text(source, offset, length));
        if (Double.isInfinite(value)) {
            throw column.lossy(wanted, NumberDecoder.OUT_OF_RANGE);
        }
        return value;
    }

    /** Gives the nearest float. */
    static float parseFloat(ColumnDecoder column, byte[] source, int offset, int length) {
        double value = parseDouble(column, source, offset, length, "float");
        // Rounding twice is wrong only if the double lies half-way between two floats; subnormal floats have other
        // half-ways.
        boolean halfway = (Double.doubleToRawLongBits(value) & 0x1FFF_FFFF) == 0x1000_0000;
        boolean subnormal = Math.abs(value) < Float.MIN_NORMAL && value != 0;
        float result = halfway || subnormal ? Float.parseFloat(text(source, offset, length)) : (float) value;
        if (Float.isInfinite(result) && !Double.isInfinite(value)) {
            throw column.lossy("float", NumberDecoder.OUT_OF_RANGE);
        }
        return result;
    }

    private static int parseExponent(ColumnDecoder column, byte[] source, int from, int end) {
        int at = from + 1;
        boolean negative = at < end && source[at] == '-';
        if (negative || (at < end && source[at] == '+')) {
            at++;
        }
        if ((source[from] != 'e' && source[from] != 'E') || at == end) {
            throw column.malformed();
        }
        int exponent = 0;
        for (; at < end; at++) {
            int digit = source[at] - '0';
            if (digit < 0 || digit > 9) {
                throw column.malformed();
            }
            exponent = Math.min(exponent * 10 + digit, EXPONENT_LIMIT);
        }
        return negative ? -exponent : exponent;
    }

    private static double parseSpecial(ColumnDecoder column, byte[] source, int offset, int length) {
        if (length > "-infinity".length()) {
            throw column.malformed();
        }
        return switch (text(source, offset, length).toLowerCase(Locale.ROOT)) {
            case "nan", "-nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw column.malformed();
        };
    }

    private static String text(byte[] source, int offset, int length) {
        return new String(source, offset, length, StandardCharsets.ISO_8859_1);
    }
}
