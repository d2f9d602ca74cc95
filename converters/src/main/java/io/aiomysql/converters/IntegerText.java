package io.aiomysql.converters;

import java.math.BigInteger;

/**
 * Parses integers from ASCII without allocating.
 *
 * <pre>
 *   [-] digit {digit}        leading zeros (ZEROFILL) as many as there are
 * </pre>
 */
final class IntegerText {

    /** Digits of the largest long; every number of 19 digits fits into 64 bits without a sign. */
    private static final int LONG_DIGITS = 19;

    private static final int UNSIGNED_LONG_DIGITS = 20;

    private IntegerText() {}

    /** Parses a number from {@code Long.MIN_VALUE} to {@code Long.MAX_VALUE}. */
    static long parseLong(ColumnDecoder column, byte[] source, int offset, int length, String wanted) {
        int end = offset + length;
        int at = offset;
        boolean negative = length > 0 && source[at] == '-';
        if (negative) {
            at++;
        }
        int first = skipZeros(column, source, at, end);
        // Negative, because the smallest long has no positive counterpart.
        long value = 0;
        for (int i = first; i < end; i++) {
            value = value * 10 - digit(column, source[i]);
        }
        // With 19 digits the true value is above -10^19, so that one wrap-around lands above zero.
        if (end - first > LONG_DIGITS || value > 0 || (!negative && value == Long.MIN_VALUE)) {
            throw column.lossy(wanted, NumberDecoder.OUT_OF_RANGE);
        }
        return negative ? value : -value;
    }

    /** Parses a number from 0 to 2^64-1 into its 64 bits. */
    static long parseUnsignedLong(ColumnDecoder column, byte[] source, int offset, int length) {
        int end = offset + length;
        int first = skipZeros(column, source, offset, end);
        if (end - first > UNSIGNED_LONG_DIGITS) {
            throw column.malformed();
        }
        long value = 0;
        for (int i = first; i < end; i++) {
            int digit = digit(column, source[i]);
            if (i - first == LONG_DIGITS && overflows(value, digit)) {
                throw column.malformed();
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Gives the number that 64 bits without a sign mean. */
    static BigInteger toBigInteger(long unsigned) {
        BigInteger signed = BigInteger.valueOf(unsigned);
        return unsigned >= 0 ? signed : signed.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }

    private static boolean overflows(long value, int digit) {
        long limit = Long.divideUnsigned(-1L, 10);
        int order = Long.compareUnsigned(value, limit);
        return order > 0 || (order == 0 && digit > Long.remainderUnsigned(-1L, 10));
    }

    private static int skipZeros(ColumnDecoder column, byte[] source, int from, int end) {
        if (from >= end) {
            throw column.malformed();
        }
        int at = from;
        while (at < end && source[at] == '0') {
            at++;
        }
        return at;
    }

    /** Gives what an ASCII digit means. */
    static int digit(ColumnDecoder column, byte character) {
        int digit = character - '0';
        if (digit < 0 || digit > 9) {
            throw column.malformed();
        }
        return digit;
    }
}
