package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which servers send a BIT, for every number of bits. */
class BitFormsTest {

    @Test
    void bytesAreBytesEvenWhereTheyAreDigitsToo() {
        for (int bits = 1; bits <= 64; bits++) {
            for (BigInteger value : values(bits)) {
                assertReads(bits, false, bytes(value, bits), value);
            }
        }
    }

    @Test
    void digitsAreDigitsWhereTheyCannotBeBytes() {
        for (int bits = 1; bits <= 64; bits++) {
            for (BigInteger value : values(bits)) {
                byte[] digits = value.toString().getBytes(StandardCharsets.US_ASCII);
                BigInteger asBytes = new BigInteger(1, digits);
                boolean mayBeBytes = digits.length == width(bits) && asBytes.bitLength() <= bits;
                assertReads(bits, false, digits, mayBeBytes ? asBytes : value);
            }
        }
    }

    @Test
    void onlyDigitsThatFillTheColumnsBytesMayBeBytes() {
        for (int bits = 1; bits <= 64; bits++) {
            byte[] nines = "9".repeat(width(bits)).getBytes(StandardCharsets.US_ASCII);
            boolean mayBeBytes = new BigInteger(1, nines).bitLength() <= bits;
            assertThat(mayBeBytes).isEqualTo(bits % 8 == 6 || bits % 8 == 7 || bits % 8 == 0);
        }
    }

    @Test
    void fewerBytesThanTheColumnHasAreBytesUnlessTheyAreDigits() {
        assertThat(CellBytes.hex("01").as(decoder(12, false))).isEqualTo(1L);
        assertThat(CellBytes.hex("012c").as(decoder(40, false))).isEqualTo(300L);
        assertThat(CellBytes.text("05").as(decoder(40, false))).isEqualTo(0x3035L);
        assertThat(CellBytes.text("50").as(decoder(40, false))).isEqualTo(50L);
    }

    @Test
    void bytesThatBecameCharactersAreBytesAgain() {
        for (int bits = 1; bits <= 64; bits++) {
            for (BigInteger value : values(bits)) {
                byte[] sent = inUtf8(bytes(value, bits));
                if (sent.length > width(bits)) {
                    assertReads(bits, false, sent, value);
                }
            }
        }
    }

    @Test
    void anOutParameterIsDigits() {
        for (int bits = 1; bits <= 64; bits++) {
            for (BigInteger value : values(bits)) {
                assertReads(bits, true, value.toString().getBytes(StandardCharsets.US_ASCII), value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 18446744073709551615",
        "-9223372036854775808, 9223372036854775808",
        "-2, 18446744073709551614",
    })
    void mySqlWritesTheHighestBitOfAnOutParameterAsASign(String sent, BigInteger value) {
        assertReads(64, true, sent.getBytes(StandardCharsets.US_ASCII), value);
    }

    @Test
    void anOutParameterThatIsNotDigitsIsBytes() {
        assertReads(12, true, new byte[] {1, 44}, BigInteger.valueOf(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "x", "-1", "0000000000000000000000000"})
    void whatIsNoneOfThemIsRefusedWithTheRemedy(String cell) {
        ColumnDecoder bit = decoder(1, false);

        for (Class<?> type : List.of(Object.class, Long.class, Boolean.class, String.class, byte[].class)) {
            assertRefuses(bit, CellBytes.text(cell), type, "select b | 0 instead of b");
        }
    }

    @Test
    void everyRefusalIsAConversionException() {
        for (int bits = 0; bits <= 65; bits++) {
            for (String cell : List.of("", "-", "--", "-9", "99999999999999999999", "\u00E9\u20AC", "a".repeat(30))) {
                for (boolean out : new boolean[] {false, true}) {
                    outcome(decoder(bits, out), CellBytes.text(cell));
                }
            }
        }
    }

    private static void outcome(ColumnDecoder decoder, CellBytes cell) {
        try {
            assertThat(cell.as(decoder)).isInstanceOf(Number.class);
        } catch (ConversionException e) {
            assertThat(e).hasMessageContaining("BIT");
        }
    }

    /** However it is read, it is the same number. */
    private static void assertReads(int bits, boolean out, byte[] sent, BigInteger value) {
        ColumnDecoder bit = decoder(bits, out);
        CellBytes cell = CellBytes.of(sent);
        String described = "BIT(" + bits + ") of " + value + " sent as " + Arrays.toString(sent);

        assertThat(cell.as(bit, BigInteger.class)).as(described).isEqualTo(value);
        assertThat(cell.as(bit)).as(described).isEqualTo(value.bitLength() < 64 ? (Object) value.longValue() : value);
        assertThat(cell.as(bit, String.class)).as(described).isEqualTo(value.toString());
        assertThat(cell.as(bit, BigDecimal.class)).as(described).isEqualTo(new BigDecimal(value));
        assertThat(cell.as(bit, Boolean.class)).as(described).isEqualTo(value.signum() != 0);
        assertThat(new BigInteger(1, cell.as(bit, byte[].class))).as(described).isEqualTo(value);
        assertThat(cell.as(bit, byte[].class)).as(described).hasSize(width(bits));
        assertThat(cell.as(bit, ByteBuffer.class).remaining()).as(described).isEqualTo(width(bits));
        if (value.bitLength() < 64) {
            assertThat(cell.as(bit, long.class)).as(described).isEqualTo(value.longValue());
        }
    }

    private static ColumnDecoder decoder(int bits, boolean out) {
        Column column = Column.of(ColumnType.BIT, 0x20, Decoders.BINARY).withLength(bits);
        return TextDecoders.forColumn(out ? column.ofOutParameter() : column);
    }

    private static List<BigInteger> values(int bits) {
        List<BigInteger> values = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.ONE));
        values.add(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        values.add(BigInteger.ONE.shiftLeft(bits - 1));
        for (int digit = '0'; digit <= '9'; digit++) {
            values.add(BigInteger.valueOf(digit));
        }
        for (int digits = 1; digits < 20; digits++) {
            values.add(BigInteger.TEN.pow(digits));
            values.add(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE));
            values.add(new BigInteger(1, "1".repeat(digits).getBytes(StandardCharsets.US_ASCII)));
        }
        values.removeIf(value -> value.bitLength() > bits);
        return values;
    }

    private static byte[] inUtf8(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            String mapped = ServerCharset.decode("latin1", new byte[] {value});
            text.append(mapped);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(BigInteger value, int bits) {
        return BitCells.bytes(value.longValue(), width(bits));
    }

    private static int width(int bits) {
        return (bits + 7) / 8;
    }
}
