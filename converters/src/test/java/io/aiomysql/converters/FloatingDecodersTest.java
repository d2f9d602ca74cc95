package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatingDecodersTest {

    private static final ColumnDecoder FLOAT = Decoders.of(ColumnType.FLOAT);
    private static final ColumnDecoder DOUBLE = Decoders.of(ColumnType.DOUBLE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "-1.5",
                "0.1",
                "1e15",
                "1e22",
                "1e23",
                "1e-22",
                "1e-23",
                "1.7976931348623157e308",
                "2.2250738585072014e-308",
                "2.2250738585072011e-308",
                "4.9e-324",
                "1e-400",
                "9007199254740993",
                "9007199254740992",
                "123456789012345678",
                "1234567890123456789",
                "0.000000000000000000000000000000001",
                "1E+5",
                "1e-07",
                ".5",
                "5.",
                "000000000000000000000000000000000000000000001.5",
                "9007199254740993e-5",
                "8.5e-46",
                "1.4e-45",
                "16777217",
                "16777217.0000001",
                "33554431.99999999999",
                "3.4028235e38",
                "3.40282356779733661637539395458142568447e38",
                "1.00000017881393432617187499",
                "1.00000017881393432617187500",
                "1.00000017881393432617187501",
                "7.0064923216240854e-46",
                "0e999999999999",
                "1e-99999999999999999"
            })
    void valuesAreBitForBitTheNearest(String text) {
        assertThat(CellBytes.text(text).as(DOUBLE)).isEqualTo(Double.parseDouble(text));
        float expected = Float.parseFloat(text);
        if (Float.isInfinite(expected)) {
            assertRefuses(
                    FLOAT, CellBytes.text(text), Object.class, "FLOAT cannot be read as float: it is out of range");
            assertRefuses(DOUBLE, CellBytes.text(text), Float.class, "as float: it is out of range");
        } else {
            assertThat(CellBytes.text(text).as(FLOAT)).isEqualTo(expected);
            assertThat(CellBytes.text(text).as(FLOAT, Double.class)).isEqualTo((double) expected);
        }
    }

    /** The column's value is the double, and the text one of those that mean it. */
    @Test
    void aDoubleIsRoundedToAFloatFromTheDouble() {
        String aboveHalfWay = "1.00000005960464477539062501";

        assertThat(CellBytes.text(aboveHalfWay).as(FLOAT)).isEqualTo(Math.nextUp(1f));
        assertThat(CellBytes.text(aboveHalfWay).as(DOUBLE)).isEqualTo(1.0000000596046448);
        assertThat(CellBytes.text(aboveHalfWay).as(DOUBLE, Float.class)).isEqualTo(1f);
    }

    @Test
    void specialValuesOfCompatibleServersAreRead() {
        assertThat(CellBytes.text("nan").as(DOUBLE)).isEqualTo(Double.NaN);
        assertThat(CellBytes.text("-NaN").as(FLOAT)).isEqualTo(Float.NaN);
        assertThat(CellBytes.text("inf").as(DOUBLE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(CellBytes.text("Infinity").as(FLOAT)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(CellBytes.text("-INF").as(DOUBLE, Float.class)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(CellBytes.text("-infinity").as(DOUBLE)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "+1", "1f", "1d", "0x1p3", " 1", "1 ", "1e", "1e+", "1e5.0", "1.2.3", "e5", "1,5", "infx",
                "na", "1__"
            })
    void garbageIsMalformed(String text) {
        assertRefuses(DOUBLE, CellBytes.text(text), Object.class, "malformed");
        assertRefuses(FLOAT, CellBytes.text(text), Object.class, "malformed");
        assertRefuses(DOUBLE, CellBytes.text(text), Long.class, "malformed");
    }

    @Test
    void tooLargeNumbersDoNotBecomeInfinity() {
        assertRefuses(DOUBLE, CellBytes.text("1e309"), Object.class, "as double: it is out of range");
        assertRefuses(DOUBLE, CellBytes.text("-1e99999999999"), Double.class, "as double: it is out of range");
    }

    @Test
    void integersAreExactOrRefused() {
        assertThat(CellBytes.text("1e3").as(DOUBLE, Integer.class)).isEqualTo(1000);
        assertThat(CellBytes.text("-9223372036854775808").as(DOUBLE, Long.class))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(CellBytes.text("1e20").as(DOUBLE, BigInteger.class)).isEqualTo(BigInteger.TEN.pow(20));
        assertRefuses(DOUBLE, CellBytes.text("1.5"), Integer.class, "as int: it has a fraction");
        assertRefuses(DOUBLE, CellBytes.text("nan"), Long.class, "as long: it has a fraction");
        assertRefuses(DOUBLE, CellBytes.text("inf"), Long.class, "as long: it is out of range");
        assertRefuses(DOUBLE, CellBytes.text("inf"), BigInteger.class, "as BigInteger");
        assertRefuses(DOUBLE, CellBytes.text("9223372036854775808"), Long.class, "as long: it is out of range");
        assertRefuses(FLOAT, CellBytes.text("1e10"), Integer.class, "as int: it is out of range");
        assertRefuses(DOUBLE, CellBytes.text("1"), Boolean.class, "cannot be read as boolean");
    }

    @Test
    void decimalsAreTheShortestOfTheColumnsPrecision() {
        assertThat(CellBytes.text("0.1").as(DOUBLE, BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
        assertThat(CellBytes.text("0.1").as(FLOAT, BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
        assertRefuses(DOUBLE, CellBytes.text("nan"), BigDecimal.class, "as BigDecimal: it is not finite");
        assertRefuses(FLOAT, CellBytes.text("-inf"), BigDecimal.class, "as BigDecimal: it is not finite");
    }

    @Test
    void randomDoublesAgreeWithTheJdk() {
        Random random = new Random(3);
        for (int round = 0; round < 200_000; round++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(CellBytes.text(Double.toString(value)).as(DOUBLE)).isEqualTo(value);
            }
            float narrow = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(narrow)) {
                assertThat(CellBytes.text(Float.toString(narrow)).as(FLOAT)).isEqualTo(narrow);
            }
        }
    }

    @Test
    void randomDecimalTextAgreesWithTheJdk() {
        Random random = new Random(4);
        for (int round = 0; round < 200_000; round++) {
            String text = randomNumber(random);
            double expected = Double.parseDouble(text);
            if (Double.isFinite(expected)) {
                assertThat(CellBytes.text(text).as(DOUBLE)).as(text).isEqualTo(expected);
            }
            float narrow = Float.parseFloat(text);
            if (Float.isFinite(narrow)) {
                assertThat(CellBytes.text(text).as(FLOAT)).as(text).isEqualTo(narrow);
            }
        }
    }

    /** Texts half-way between two floats, and next to it, are where rounding twice goes wrong. */
    @Test
    void numbersHalfWayBetweenFloatsAreRoundedOnce() {
        Random random = new Random(5);
        for (int round = 0; round < 50_000; round++) {
            float low = Float.intBitsToFloat(random.nextInt(0x7F00_0000));
            BigDecimal middle =
                    new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
            BigDecimal nudge = middle.ulp().movePointLeft(random.nextInt(20));
            for (BigDecimal value : new BigDecimal[] {middle, middle.add(nudge), middle.subtract(nudge)}) {
                String text = value.toString();
                assertThat(CellBytes.text(text).as(FLOAT)).as(text).isEqualTo(Float.parseFloat(text));
            }
        }
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(22);
        int point = random.nextInt(digits + 1);
        for (int i = 0; i < digits; i++) {
            if (i == point) {
                text.append('.');
            }
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            text.append('e').append(random.nextInt(90) - 45);
        }
        return text.toString();
    }
}
