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

    private final int decimals;
    private final ZeroPadding padding;

    FloatingFormat(ColumnInfo column) {
        this.decimals = column.decimals();
        this.padding = ZeroPadding.of(column);
    }

    String format(double value) {
        return format(value, Double.toString(value), number -> number.doubleValue() == Math.abs(value));
    }

    String format(float value) {
        // The servers widen a float before they write it with a fixed number of decimals.
        return decimals < DECIMALS_NOT_FIXED
                ? format((double) value)
                : format(value, Float.toString(value), number -> number.floatValue() == Math.abs(value));
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
