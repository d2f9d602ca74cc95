package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floating-point numbers are the same in both protocols, but for the digits of a FLOAT that the text protocol leaves out. */
class FloatingProtocolsTest {

    private static final List<Class<?>> VALUES = List.of(
            Object.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            BigInteger.class,
            BigDecimal.class);

    private static final Column FLOAT =
            Column.of(ColumnType.FLOAT, 0, Decoders.BINARY).withDecimals(31);
    private static final Column DOUBLE =
            Column.of(ColumnType.DOUBLE, 0, Decoders.BINARY).withDecimals(31);

    @Test
    void doublesAgreeAtRandom() {
        Random random = new Random(13);
        Protocols protocols = new Protocols(DOUBLE);
        for (int round = 0; round < 5_000; round++) {
            assertDoubleAgrees(protocols, Double.longBitsToDouble(random.nextLong()));
            assertDoubleAgrees(protocols, (double) (random.nextLong() >> random.nextInt(64)));
            assertDoubleAgrees(protocols, (random.nextInt() >> random.nextInt(32)) / 100.0);
        }
    }

    /** The double that the text means decides, not the digits of the text. */
    @Test
    void doublesHalfWayBetweenFloatsAgree() {
        Random random = new Random(14);
        Protocols protocols = new Protocols(DOUBLE);
        for (int round = 0; round < 5_000; round++) {
            float low = Float.intBitsToFloat(random.nextInt(0x7F7F_FFFF));
            assertDoubleAgrees(protocols, ((double) low + Math.nextUp(low)) / 2);
        }
    }

    @Test
    void floatsOfSixDigitsAgreeAtRandom() {
        Random random = new Random(15);
        Protocols protocols = new Protocols(FLOAT);
        for (int round = 0; round < 5_000; round++) {
            String text = random.nextInt(1_000_000) + "e" + (random.nextInt(76) - 43);
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                protocols.assertAgree(text, Protocols.fixed(Float.floatToIntBits(value), Float.BYTES), VALUES);
            }
        }
    }

    @Test
    void edgesAndSpecialValuesAgree() {
        Protocols doubles = new Protocols(DOUBLE);
        for (double value : new double[] {
            0, -0.0, 0x1p63, -0x1p63, 0x1p64, 0x1p53, Double.MAX_VALUE, Double.MIN_VALUE, Float.MAX_VALUE, 0x1p128
        }) {
            assertDoubleAgrees(doubles, value);
            assertDoubleAgrees(doubles, Math.nextDown(value));
        }
        List<Class<?>> withText = new ArrayList<>(Decoders.WANTED);
        doubles.assertAgree("nan", Protocols.fixed(Double.doubleToLongBits(Double.NaN), Double.BYTES), withText);
        doubles.assertAgree(
                "-inf", Protocols.fixed(Double.doubleToLongBits(Double.NEGATIVE_INFINITY), Double.BYTES), withText);
        Protocols floats = new Protocols(FLOAT);
        floats.assertAgree("nan", Protocols.fixed(Float.floatToIntBits(Float.NaN), Float.BYTES), withText);
        floats.assertAgree(
                "inf", Protocols.fixed(Float.floatToIntBits(Float.POSITIVE_INFINITY), Float.BYTES), withText);
    }

    @Test
    void aFloatIsExactInTheBinaryProtocolAlone() {
        float third = 1 / 3f;
        CellBytes binary = CellBytes.of(Protocols.fixed(Float.floatToIntBits(third), Float.BYTES));

        assertThat(CellBytes.text("0.333333").as(TextDecoders.forColumn(FLOAT))).isEqualTo(0.333333f);
        assertThat(binary.as(BinaryDecoders.forColumn(FLOAT))).isEqualTo(third);
        assertThat(binary.as(BinaryDecoders.forColumn(FLOAT), String.class)).isEqualTo("0.33333334");
    }

    /** As MySQL 9.7 and MariaDB 11.8 write them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.5, -1.5",
        "0.1, 0.1",
        "1e14, 100000000000000",
        "999999999999999, 999999999999999",
        "1e15, 1e15",
        "123456789012345678, 1.2345678901234568e17",
        "1.5e20, 1.5e20",
        "1e-5, 0.00001",
        "1e-14, 0.00000000000001",
        "1e-15, 0.000000000000001",
        "1.5e-15, 0.0000000000000015",
        "1e-16, 1e-16",
        "1.25e-17, 1.25e-17",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "9007199254740993, 9.007199254740992e15",
        "2e23, 2e23",
        "1e23, 1e23",
        "8.41e21, 8.41e21",
        "0.3333333333333333, 0.3333333333333333",
        "123456.789, 123456.789",
        "-1e-300, -1e-300",
        "12345678901234.5, 12345678901234.5",
        "2.82879384806159e17, 2.82879384806159e17",
        "1.387364135037754e18, 1.387364135037754e18",
        "9999999999999998, 9.999999999999998e15",
        "99999999999999.99, 99999999999999.98"
    })
    void doublesAreWrittenAsTheServersWriteThem(double value, String text) {
        new Protocols(DOUBLE)
                .assertAgree(text, Protocols.fixed(Double.doubleToLongBits(value), Double.BYTES), Decoders.WANTED);
    }

    @Test
    void decimalsThatHaveANumberOfTheirOwnAreWrittenAsTheyAre() {
        Random random = new Random(21);
        for (int round = 0; round < 5_000; round++) {
            BigDecimal ofDouble =
                    decimal(random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L) >> random.nextInt(50), random);
            assertDouble(DOUBLE, ofDouble.doubleValue(), ofDouble.toPlainString());
            BigDecimal ofFloat = decimal(random.nextInt(-999_999, 1_000_000) >> random.nextInt(20), random);
            assertFloat(FLOAT, ofFloat.floatValue(), ofFloat.toPlainString());
        }
    }

    private static BigDecimal decimal(long digits, Random random) {
        return BigDecimal.valueOf(digits, random.nextInt(16)).stripTrailingZeros();
    }

    /** As MySQL 9.7 and MariaDB 11.8 write FLOAT, DOUBLE(20,3), DOUBLE ZEROFILL and FLOAT(9,2) ZEROFILL. */
    @Test
    void decimalsAndZerosAreWrittenAsTheServersWriteThem() {
        assertFloat(FLOAT, 0x1p-2f, "0.25");
        assertFloat(FLOAT, Float.parseFloat("1e15"), "1e15");
        assertFloat(FLOAT, Float.parseFloat("9.0072e15"), "9.0072e15");
        assertFloat(FLOAT, Float.parseFloat("12345700000000"), "12345700000000");
        Column zerofill =
                Column.of(ColumnType.FLOAT, 0x60, Decoders.BINARY).withLength(9).withDecimals(2);
        assertFloat(zerofill, 0.1f, "000000.10");
        assertFloat(zerofill, Float.parseFloat("123456.789"), "123456.79");
        assertDouble(DOUBLE.withDecimals(3), 0.1, "0.100");
        assertDouble(DOUBLE.withDecimals(3), 99999999999999.98, "99999999999999.980");
        assertDouble(DOUBLE.withDecimals(3), -1.5, "-1.500");
        Column padded = Column.of(ColumnType.DOUBLE, 0x60, Decoders.BINARY)
                .withLength(22)
                .withDecimals(31);
        assertDouble(padded, 1e15, "0000000000000000001e15");
        assertDouble(padded, 0.1, "00000000000000000000.1");
    }

    private static void assertDoubleAgrees(Protocols protocols, double value) {
        if (Double.isFinite(value)) {
            protocols.assertAgree(
                    Double.toString(value), Protocols.fixed(Double.doubleToLongBits(value), Double.BYTES), VALUES);
        }
    }

    private static void assertFloat(Column column, float value, String text) {
        CellBytes cell = CellBytes.of(Protocols.fixed(Float.floatToIntBits(value), Float.BYTES));
        assertThat(cell.as(BinaryDecoders.forColumn(column), String.class)).isEqualTo(text);
    }

    private static void assertDouble(Column column, double value, String text) {
        CellBytes cell = CellBytes.of(Protocols.fixed(Double.doubleToLongBits(value), Double.BYTES));
        assertThat(cell.as(BinaryDecoders.forColumn(column), String.class)).isEqualTo(text);
    }
}
