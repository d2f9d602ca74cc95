package io.aiomysql.converters.parameter;

import static io.aiomysql.converters.parameter.Forms.assertRefuses;
import static io.aiomysql.converters.parameter.Forms.binary;
import static io.aiomysql.converters.parameter.Forms.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParametersTest {

    @Test
    void integersOfEveryWidthAreBigint() {
        assertThat(binary((byte) -1)).isEqualTo("08:ffffffffffffffff");
        assertThat(binary((short) 258)).isEqualTo("08:0201000000000000");
        assertThat(binary(Integer.MIN_VALUE)).isEqualTo("08:00000080ffffffff");
        assertThat(binary(Long.MAX_VALUE)).isEqualTo("08:ffffffffffffff7f");
        assertThat(literal((byte) -1)).isEqualTo("-1");
        assertThat(literal((short) 258)).isEqualTo("258");
        assertThat(literal(Integer.MIN_VALUE)).isEqualTo("-2147483648");
        assertThat(literal(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    }

    @Test
    void booleansAreTheNumbersOneAndZero() {
        assertThat(binary(true)).isEqualTo("01:01");
        assertThat(binary(false)).isEqualTo("01:00");
        assertThat(literal(true)).isEqualTo("1");
        assertThat(literal(false)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 08:0000000000000000, 0",
        "-9223372036854775808, 08:0000000000000080, -9223372036854775808",
        "9223372036854775807, 08:ffffffffffffff7f, 9223372036854775807",
        "9223372036854775808, 08u:0000000000000080, 9223372036854775808",
        "18446744073709551615, 08u:ffffffffffffffff, 18446744073709551615",
        "18446744073709551616, f6:143138343436373434303733373039353531363136, 18446744073709551616.",
        "-9223372036854775809, f6:142d39323233333732303336383534373735383039, -9223372036854775809."
    })
    void aBigIntegerIsBigintWhereItFitsAndElseDecimal(BigInteger value, String binary, String literal) {
        assertThat(binary(value)).isEqualTo(binary);
        assertThat(literal(value)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.50, 1.50",
        "-0.001, -0.001, -0.001",
        "0.00, 0.00, 0.00",
        "5, 5, 5.",
        "-5, -5, -5.",
        "1E+3, 1000, 1000.",
        "1E-10, 0.0000000001, 0.0000000001",
        "0E+3, 0, 0."
    })
    void aDecimalKeepsItsScaleAndHasNoExponent(BigDecimal value, String text, String literal) {
        assertThat(literal(value)).isEqualTo(literal);
        assertThat(binary(value)).isEqualTo("f6:" + hex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+64", "1E-65", "9.87654321E+64", "0.3333333333333333333333333333333333"})
    void aDecimalHasUpToSixtyFiveDigits(BigDecimal value) {
        assertThat(new BigDecimal(literal(value))).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+65", "1E-66", "12.3E-66", "1E+2147483647", "1E-2147483646", "-1E+1000000000"})
    void aDecimalOfMoreDigitsIsRefused(BigDecimal value) {
        assertRefuses(value, "at most 65 digits", "setScale");
    }

    @Test
    void aBigIntegerOfMoreDigitsIsRefused() {
        assertThat(literal(BigInteger.TEN.pow(65).subtract(BigInteger.ONE))).isEqualTo("9".repeat(65) + ".");
        assertRefuses(BigInteger.TEN.pow(65), "at most 65 digits");
        assertRefuses(BigInteger.TEN.pow(65).negate(), "at most 65 digits");
        assertRefuses(BigInteger.ONE.shiftLeft(50_000_000), "at most 65 digits");
    }

    @Test
    void aDoubleHasAnExponentSoThatItIsNoDecimal() {
        assertThat(literal(1.5)).isEqualTo("1.5E0");
        assertThat(literal(-0.0)).isEqualTo("-0.0E0");
        assertThat(literal(1e300)).isEqualTo("1.0E300");
        assertThat(literal(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(literal(Double.MAX_VALUE)).isEqualTo("1.7976931348623157E308");
        assertThat(binary(10.2)).isEqualTo("05:6666666666662440");
        assertThat(binary(-0.0)).isEqualTo("05:0000000000000080");
    }

    @Test
    void aFloatIsTheDoubleOfTheSameValue() {
        assertThat(literal(0.1f)).isEqualTo("0.10000000149011612E0");
        assertThat(binary(0.1f)).isEqualTo(binary((double) 0.1f));
        assertThat(literal(Float.MIN_VALUE)).isEqualTo("1.401298464324817E-45");
    }

    @Test
    void randomDoublesAreReadBackFromTheirLiterals() {
        Random random = new Random(12);
        for (int round = 0; round < 20_000; round++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                String literal = literal(value);
                assertThat(literal).matches("-?[0-9]+\\.[0-9]+E-?[0-9]+");
                assertThat(Double.parseDouble(literal)).isEqualTo(value);
            }
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (Object value : new Object[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY
        }) {
            assertRefuses(value, "do not support NaN and infinity", "send null");
        }
    }

    private static String hex(String text) {
        return Forms.binary(text).substring("fd:".length());
    }
}
