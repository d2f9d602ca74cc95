package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Writes floating-point numbers as the servers do in the text protocol: with the column's decimals if it has a fixed number of
 * them, else with the fewest digits that tell the value from all others.
 *
 * <pre>
 *   0.000000000000001 to 999999999999999      plain
 *   beyond                                    [-] d [ . digits ] e [-] exponent
 * </pre>
 */
final class FloatingFormat {

    /** From this number on, a column's decimals are not fixed. */
    private static final int DECIMALS_NOT_FIXED = 31;

    /** The digits before the point that are still written plainly, and the zeros after it. */
    private static final int MAX_PLAIN = 15;

    /** Decimals of so many digits have a double each, so that none is written with fewer. */
    private static final int DOUBLE_DIGITS = 15;

    /** The same for floats. */
    private static final int FLOAT_DIGITS = 6;

    private static final String ZERO_FRACTION = ".0";

    private final int decimals;
    private final ZeroPadding padding;

    FloatingFormat(ColumnInfo column) {
        this.decimals = column.decimals();
        this.padding = ZeroPadding.of(column);
    }

    String format(double value) {
        String javaText = Double.toString(value);
        return isServersText(javaText, DOUBLE_DIGITS)
                ? padding.pad(withoutZeroFraction(javaText))
                : format(value, javaText, number -> number.doubleValue() == Math.abs(value));
    }

    String format(float value) {
        if (decimals < DECIMALS_NOT_FIXED) {
            // The servers widen a float before they write it with a fixed number of decimals.
            return format((double) value);
        }
        String javaText = Float.toString(value);
        return isServersText(javaText, FLOAT_DIGITS)
                ? padding.pad(withoutZeroFraction(javaText))
                : format(value, javaText, number -> number.floatValue() == Math.abs(value));
    }

    /** Says whether Java's text is the servers' but for {@code .0}, as most are: plain, and short. */
    private boolean isServersText(String javaText, int digits) {
        char last = javaText.charAt(javaText.length() - 1);
        return decimals >= DECIMALS_NOT_FIXED
                && javaText.length() <= digits + 1
                && javaText.indexOf('E') < 0
                // NaN and Infinity end with letters.
                && ((last >= '1' && last <= '9') || javaText.endsWith(ZERO_FRACTION));
    }

    private static String withoutZeroFraction(String javaText) {
        return javaText.endsWith(ZERO_FRACTION)
                ? javaText.substring(0, javaText.length() - ZERO_FRACTION.length())
                : javaText;
    }

    private String format(double value, String javaText, Predicate<BigDecimal> same) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal exact = new BigDecimal(value).abs();
        BigDecimal shortest = shortest(exact, new BigDecimal(javaText).abs(), same);
        String text = decimals < DECIMALS_NOT_FIXED ? fixed(exact, shortest) : notation(shortest);
        boolean negative = value < 0 || 1 / value < 0;
        return padding.pad(negative ? "-" + text : text);
    }

    /** Java's text can have more digits than are needed (4.9E-324, and others before JDK 19). */
    private static BigDecimal shortest(BigDecimal exact, BigDecimal javaNumber, Predicate<BigDecimal> same) {
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal found = javaNumber;
        for (int precision = javaNumber.precision(); precision > 0; precision--) {
            BigDecimal shorter = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (!same.test(shorter)) {
                break;
            }
            found = shorter;
        }
        return found.stripTrailingZeros();
    }

    private String fixed(BigDecimal exact, BigDecimal shortest) {
        BigDecimal number = shortest.scale() <= decimals ? shortest : exact;
        return number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String notation(BigDecimal number) {
        String digits = number.unscaledValue().toString();
        int point = digits.length() - number.scale();
        if (point > -MAX_PLAIN && point <= MAX_PLAIN) {
            return number.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + fraction + "e" + (point - 1);
    }
}
