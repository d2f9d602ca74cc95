package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalDecoderTest {

    private static final ColumnDecoder DECIMAL = Decoders.of(ColumnType.NEWDECIMAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.00",
                "1.50",
                "-1.50",
                "0.000000000000000000000000000001",
                "000012.30",
                "99999999999999999",
                "999999999999999999",
                "9999999999999999999",
                "-99999999999999.9999",
                "99999999999999999999999999999999999999999999999999999999999999999",
                "-99999999999999999999999999999999999.999999999999999999999999999999"
            })
    void valueAndScaleAreExact(String text) {
        assertThat(CellBytes.text(text).as(DECIMAL)).isEqualTo(new BigDecimal(text));
        assertThat(CellBytes.text(text).as(DECIMAL, String.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2.00, 2", "-2.000, -2", "-0.00, 0", "0002.0, 2", "9223372036854775807.0, 9223372036854775807"})
    void wholeNumbersAreIntegers(String text, long expected) {
        assertThat(CellBytes.text(text).as(DECIMAL, Long.class)).isEqualTo(expected);
        assertThat(CellBytes.text(text).as(DECIMAL, BigInteger.class)).isEqualTo(BigInteger.valueOf(expected));
        if (expected == (int) expected) {
            assertThat(CellBytes.text(text).as(DECIMAL, Integer.class)).isEqualTo((int) expected);
        }
    }

    @Test
    void fractionsAndRangesAreNeverCutOff() {
        assertRefuses(
                DECIMAL, CellBytes.text("1.5"), Integer.class, "DECIMAL cannot be read as int: it has a fraction");
        assertRefuses(DECIMAL, CellBytes.text("-0.01"), Long.class, "as long: it has a fraction");
        assertRefuses(DECIMAL, CellBytes.text("1.5"), BigInteger.class, "as BigInteger: it has a fraction");
        assertRefuses(DECIMAL, CellBytes.text("9223372036854775808.00"), Long.class, "as long: it is out of range");
        assertRefuses(DECIMAL, CellBytes.text("2147483648.00"), Integer.class, "as int: it is out of range");
        assertRefuses(DECIMAL, CellBytes.text("1" + "0".repeat(39)), Float.class, "as float: it is out of range");
        assertRefuses(DECIMAL, CellBytes.text("1"), Boolean.class, "DECIMAL cannot be read as boolean");
    }

    @Test
    void floatingPointNumbersAreTheNearest() {
        assertThat(CellBytes.text("0.10").as(DECIMAL, Double.class)).isEqualTo(0.1);
        assertThat(CellBytes.text("0.10").as(DECIMAL, Float.class)).isEqualTo(0.1f);
        assertThat(CellBytes.text("3.14159265358979323846264338327950288").as(DECIMAL, Double.class))
                .isEqualTo(Math.PI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1.", ".5", "-.5", "+1", "1..2", "1.2.3", "1e3", "1.-2", "nan", "1,5", "1.5 "})
    void garbageIsMalformedWhateverIsWanted(String text) {
        for (Class<?> wanted : new Class<?>[] {Object.class, Long.class, Double.class, Float.class, BigInteger.class}) {
            assertRefuses(DECIMAL, CellBytes.text(text), wanted, "malformed");
        }
    }

    @Test
    void aMillionDigitsAreMalformed() {
        assertRefuses(DECIMAL, CellBytes.text("1".repeat(1_000_000)), Object.class, "malformed");
    }

    @Test
    void randomDecimalsAgreeWithBigDecimal() {
        Random random = new Random(2);
        for (int round = 0; round < 100_000; round++) {
            BigInteger unscaled = new BigInteger(random.nextInt(216), random);
            BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(31));
            CellBytes cell = CellBytes.text(value.toPlainString());
            assertThat(cell.as(DECIMAL)).isEqualTo(value);
            assertThat(cell.as(DECIMAL, Double.class)).isEqualTo(value.doubleValue());
            if (value.stripTrailingZeros().scale() <= 0 && value.toBigInteger().bitLength() < 64) {
                assertThat(cell.as(DECIMAL, Long.class)).isEqualTo(value.longValueExact());
            }
        }
    }
}
