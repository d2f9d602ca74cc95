package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.aiomysql.protocol.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes a cell has, every read of it gives a value or throws ConversionException. */
class HostileTextTest {

    private static final byte[] ALPHABET = "0123456789-+.:eE naif\u0000x".getBytes(StandardCharsets.US_ASCII);

    /** One decoder of each class. */
    private static final List<ColumnDecoder> ONE_OF_EACH = List.of(
            Decoders.of(ColumnType.LONG),
            Decoders.of(ColumnType.LONGLONG),
            Decoders.unsigned(ColumnType.LONGLONG),
            Decoders.of(ColumnType.BIT),
            Decoders.of(ColumnType.NEWDECIMAL),
            Decoders.of(ColumnType.FLOAT),
            Decoders.of(ColumnType.DOUBLE),
            Decoders.of(ColumnType.DATE),
            Decoders.of(ColumnType.DATETIME),
            Decoders.of(ColumnType.TIME),
            Decoders.of(ColumnType.YEAR),
            Decoders.of(ColumnType.STRING),
            Decoders.of(ColumnType.SET),
            Decoders.of(ColumnType.VECTOR),
            Decoders.of(ColumnType.GEOMETRY),
            TextDecoders.forColumn(Column.of(ColumnType.STRING).withExtendedType("uuid")),
            TextDecoders.forColumn(Column.of(ColumnType.STRING).withExtendedType("inet4")),
            TextDecoders.forColumn(Column.of(ColumnType.STRING).withExtendedType("inet6")),
            Decoders.unsigned(ColumnType.BLOB));

    private static final String[] VALID = {
        "0",
        "-1",
        "18446744073709551615",
        "1.50",
        "-1e-7",
        "nan",
        "-inf",
        "2024-02-29",
        "0000-00-00",
        "2024-02-29 12:34:56.789",
        "-838:59:59.999999",
        "12:00:00"
    };

    @Test
    void numbersAndDatesInUtf16AreRefusedAsTextToo() {
        for (ColumnType type : List.of(ColumnType.NEWDECIMAL, ColumnType.LONG, ColumnType.DOUBLE, ColumnType.DATE)) {
            CellBytes cell = CellBytes.of("2024-01-02".getBytes(StandardCharsets.UTF_16BE));
            for (Class<?> wanted : List.of(String.class, Object.class)) {
                assertRefuses(Decoders.of(type), cell, wanted, "malformed");
            }
        }
    }

    @Test
    void everySingleByteIsReadOrRefused() {
        for (int value = 0; value <= 0xFF; value++) {
            assertReadsOrRefuses(new byte[] {(byte) value});
        }
        assertReadsOrRefuses(new byte[0]);
    }

    @Test
    void randomBytesAreReadOrRefused() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] content = new byte[random.nextInt(40)];
            random.nextBytes(content);
            assertReadsOrRefuses(content);
        }
    }

    @Test
    void randomCharactersOfValuesAreReadOrRefused() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            byte[] content = new byte[random.nextInt(30)];
            for (int i = 0; i < content.length; i++) {
                content[i] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            assertReadsOrRefuses(content);
        }
    }

    @Test
    void mutatedValuesAreReadOrRefused() {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder(VALID[random.nextInt(VALID.length)]);
            int at = random.nextInt(text.length());
            char character = (char) ALPHABET[random.nextInt(ALPHABET.length)];
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, character);
                case 1 -> text.insert(at, character);
                default -> text.deleteCharAt(at);
            }
            assertReadsOrRefuses(ascii(text.toString()));
        }
    }

    @Test
    void veryLongCellsAreReadOrRefused() {
        assertReadsOrRefuses(ascii("9".repeat(100_000)));
        assertReadsOrRefuses(ascii("0".repeat(100_000)));
        assertReadsOrRefuses(ascii("1." + "0".repeat(100_000) + "1"));
        assertReadsOrRefuses(ascii("1e" + "9".repeat(100_000)));
        assertReadsOrRefuses(ascii("n".repeat(100_000)));
    }

    @Test
    void noMessageQuotesTheValue() {
        byte[] content = "31337x".getBytes(StandardCharsets.US_ASCII);
        for (ColumnDecoder decoder : ONE_OF_EACH) {
            for (Class<?> wanted : Decoders.WANTED) {
                try {
                    decoder.conversion(wanted, ConversionOptions.DEFAULTS).decode(content, 0, content.length);
                } catch (ConversionException refused) {
                    assertThat(refused).hasMessageNotContaining("31337");
                }
            }
        }
    }

    /** The cell is all of its array, so that reading on is an index out of bounds. */
    private static void assertReadsOrRefuses(byte[] content) {
        for (ColumnDecoder decoder : ONE_OF_EACH) {
            for (Class<?> wanted : Decoders.WANTED) {
                assertReadsOrRefuses(decoder, content, wanted);
            }
            assertChecksZeroDate(decoder, content);
        }
    }

    private static void assertReadsOrRefuses(ColumnDecoder decoder, byte[] content, Class<?> wanted) {
        try {
            Object value =
                    decoder.conversion(wanted, ConversionOptions.DEFAULTS).decode(content, 0, content.length);
            if (!wanted.isInstance(value)) {
                fail(describe(decoder, content, wanted) + " gave a " + value.getClass());
            }
        } catch (ConversionException expected) {
            // The other outcome.
        } catch (RuntimeException other) {
            fail(describe(decoder, content, wanted), other);
        }
    }

    private static void assertChecksZeroDate(ColumnDecoder decoder, byte[] content) {
        try {
            decoder.isZeroDate(content, 0, content.length);
        } catch (ConversionException expected) {
            // The other outcome.
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String describe(ColumnDecoder decoder, byte[] content, Class<?> wanted) {
        return decoder.getClass().getSimpleName() + " as " + wanted + " of "
                + new String(content, StandardCharsets.ISO_8859_1);
    }
}
