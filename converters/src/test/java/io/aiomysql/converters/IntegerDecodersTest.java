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

class IntegerDecodersTest {

    private static final ColumnDecoder INT = Decoders.of(ColumnType.LONG);
    private static final ColumnDecoder BIGINT = Decoders.of(ColumnType.LONGLONG);
    private static final ColumnDecoder BIGINT_UNSIGNED = Decoders.unsigned(ColumnType.LONGLONG);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "7, 7",
        "-128, -128",
        "00000000000000000000000000000042, 42",
        "-0000000000000000000000000000042, -42",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "000, 0"
    })
    void intsAreRead(String text, int expected) {
        assertThat(CellBytes.text(text).as(INT)).isEqualTo(expected);
        assertThat(CellBytes.text(text).as(BIGINT)).isEqualTo((long) expected);
        assertThat(CellBytes.text(text).as(INT, int.class)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L
            })
    void longsAreReadToTheirEnds(long value) {
        assertThat(CellBytes.text(Long.toString(value)).as(BIGINT)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "9999999999999999999",
                "-9999999999999999999",
                "18446744073709551616",
                "99999999999999999999",
                "36893488147419103233"
            })
    void valuesBeyondALongAreOutOfRange(String text) {
        assertRefuses(BIGINT, CellBytes.text(text), Long.class, "cannot be read as long: it is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "4294967296", "9223372036854775807"})
    void valuesBeyondAnIntAreOutOfRange(String text) {
        assertRefuses(BIGINT, CellBytes.text(text), Integer.class, "as int: it is out of range");
        assertRefuses(INT, CellBytes.text(text), Object.class, "as int: it is out of range");
    }

    @Test
    void shortsAndBytesAreRangeChecked() {
        assertThat(CellBytes.text("32767").as(INT, Short.class)).isEqualTo((short) 32767);
        assertThat(CellBytes.text("-32768").as(INT, short.class)).isEqualTo((short) -32768);
        assertThat(CellBytes.text("-128").as(INT, Byte.class)).isEqualTo((byte) -128);
        assertThat(CellBytes.text("127").as(INT, byte.class)).isEqualTo((byte) 127);
        assertRefuses(INT, CellBytes.text("32768"), Short.class, "as short: it is out of range");
        assertRefuses(INT, CellBytes.text("-32769"), Short.class, "as short: it is out of range");
        assertRefuses(INT, CellBytes.text("128"), Byte.class, "as byte: it is out of range");
        assertRefuses(INT, CellBytes.text("-129"), Byte.class, "as byte: it is out of range");
    }

    @Test
    void everyNumberButZeroIsTrue() {
        assertThat(CellBytes.text("0").as(INT, boolean.class)).isFalse();
        assertThat(CellBytes.text("-0").as(INT, Boolean.class)).isFalse();
        assertThat(CellBytes.text("1").as(INT, Boolean.class)).isTrue();
        assertThat(CellBytes.text("-1").as(INT, Boolean.class)).isTrue();
        assertThat(CellBytes.text("18446744073709551615").as(BIGINT_UNSIGNED, Boolean.class))
                .isTrue();
    }

    @Test
    void textIsTheServers() {
        assertThat(CellBytes.text("00042").as(INT, String.class)).isEqualTo("00042");
        assertThat(CellBytes.text("18446744073709551615").as(BIGINT_UNSIGNED, String.class))
                .isEqualTo("18446744073709551615");
    }

    @Test
    void unsignedBigintIsLongWhereItFitsAndBigIntegerBeyond() {
        assertThat(CellBytes.text("0").as(BIGINT_UNSIGNED)).isEqualTo(0L);
        assertThat(CellBytes.text("9223372036854775807").as(BIGINT_UNSIGNED)).isEqualTo(Long.MAX_VALUE);
        assertThat(CellBytes.text("9223372036854775808").as(BIGINT_UNSIGNED))
                .isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(CellBytes.text("00018446744073709551615").as(BIGINT_UNSIGNED))
                .isEqualTo(new BigInteger("18446744073709551615"));
        assertRefuses(
                BIGINT_UNSIGNED, CellBytes.text("9223372036854775808"), Long.class, "as long: it is out of range");
        assertRefuses(
                BIGINT_UNSIGNED, CellBytes.text("9223372036854775808"), Integer.class, "as int: it is out of range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18446744073709551616",
                "18446744073709551620",
                "99999999999999999999",
                "100000000000000000000",
                "-1"
            })
    void unsignedBigintBeyondItsRangeIsMalformed(String text) {
        assertRefuses(BIGINT_UNSIGNED, CellBytes.text(text), Object.class, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+1", "--1", "1-", "1.0", "1e3", " 1", "1 ", "a", "0x1", "٣", "9223372036854775807x"})
    void garbageIsMalformed(String text) {
        for (ColumnDecoder decoder : new ColumnDecoder[] {INT, BIGINT, BIGINT_UNSIGNED}) {
            assertRefuses(decoder, CellBytes.text(text), Object.class, "malformed");
            assertRefuses(decoder, CellBytes.text(text), Long.class, "malformed");
            assertRefuses(decoder, CellBytes.text(text), BigInteger.class, "malformed");
        }
    }

    @Test
    void floatingPointNumbersAreExactOrRefused() {
        assertThat(CellBytes.text("9007199254740992").as(BIGINT, Double.class)).isEqualTo(0x1p53);
        assertThat(CellBytes.text("-9223372036854775808").as(BIGINT, double.class))
                .isEqualTo(-0x1p63);
        assertThat(CellBytes.text("16777216").as(INT, Float.class)).isEqualTo(0x1p24f);
        assertThat(CellBytes.text("9223372036854775808").as(BIGINT_UNSIGNED, Double.class))
                .isEqualTo(0x1p63);
        assertThat(CellBytes.text("18446744073709549568").as(BIGINT_UNSIGNED, Double.class))
                .isEqualTo(0x1.fffffffffffffp63);
        assertThat(CellBytes.text("18446742974197923840").as(BIGINT_UNSIGNED, Float.class))
                .isEqualTo(0x1.fffffep63f);
        assertRefuses(
                BIGINT,
                CellBytes.text("9007199254740993"),
                Double.class,
                "as double: that type cannot hold its exact value");
        assertRefuses(
                BIGINT,
                CellBytes.text("9223372036854775807"),
                Double.class,
                "as double: that type cannot hold its exact value");
        assertRefuses(
                BIGINT,
                CellBytes.text("9223372036854775807"),
                Float.class,
                "as float: that type cannot hold its exact value");
        assertRefuses(INT, CellBytes.text("16777217"), Float.class, "as float: that type cannot hold its exact value");
        assertRefuses(
                BIGINT_UNSIGNED,
                CellBytes.text("18446744073709551615"),
                Double.class,
                "as double: that type cannot hold its exact value");
        assertRefuses(
                BIGINT_UNSIGNED,
                CellBytes.text("18446744073709549568"),
                Float.class,
                "as float: that type cannot hold its exact value");
    }

    @Test
    void randomNumbersAgreeWithBigInteger() {
        Random random = new Random(1);
        for (int round = 0; round < 200_000; round++) {
            BigInteger value = new BigInteger(random.nextInt(67), random);
            if (random.nextBoolean()) {
                value = value.negate();
            }
            CellBytes cell = CellBytes.text(value.toString());
            if (value.bitLength() <= 63) {
                assertThat(cell.as(BIGINT)).isEqualTo(value.longValueExact());
                assertThat(cell.as(BIGINT, BigInteger.class)).isEqualTo(value);
                assertThat(cell.as(BIGINT, BigDecimal.class)).isEqualTo(new BigDecimal(value));
            } else {
                assertRefuses(BIGINT, cell, Long.class, "out of range");
            }
            if (value.signum() >= 0 && value.bitLength() <= 64) {
                assertThat(cell.as(BIGINT_UNSIGNED, BigInteger.class)).isEqualTo(value);
            }
        }
    }
}
