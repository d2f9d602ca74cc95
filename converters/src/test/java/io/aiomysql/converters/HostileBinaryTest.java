package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.fail;

import io.aiomysql.protocol.ColumnFlags;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever bytes a cell of the binary protocol has, every read of it gives a value or throws ConversionException. */
class HostileBinaryTest {

    /** One decoder of each class that the text protocol has not. */
    private static final List<ColumnDecoder> ONE_OF_EACH = IntStream.of(
                    0x01, 0x02, 0x03, 0x04, 0x05, 0x07, 0x08, 0x0A, 0x0B)
            .mapToObj(typeCode -> BinaryDecoders.forColumn(
                    Column.of(typeCode, ColumnFlags.UNSIGNED | ColumnFlags.ZEROFILL, Decoders.BINARY)
                            .withLength(0xFFFF_FFFFL)
                            .withDecimals(typeCode)))
            .toList();

    @Test
    void randomBytesOfEveryLengthAreReadOrRefused() {
        Random random = new Random(18);
        for (int length = 0; length <= 13; length++) {
            for (int round = 0; round < 30; round++) {
                byte[] content = new byte[length];
                random.nextBytes(content);
                ONE_OF_EACH.forEach(decoder -> assertReadsOrRefuses(decoder, content));
            }
        }
    }

    @Test
    void smallNumbersInEveryPlaceAreReadOrRefused() {
        Random random = new Random(19);
        for (int length : new int[] {4, 7, 8, 11, 12}) {
            for (int round = 0; round < 100; round++) {
                byte[] content = new byte[length];
                for (int i = 0; i < length; i++) {
                    content[i] = (byte) random.nextInt(random.nextBoolean() ? 2 : 64);
                }
                ONE_OF_EACH.forEach(decoder -> assertReadsOrRefuses(decoder, content));
            }
        }
    }

    /** The cell is all of its array, so that reading on is an index out of bounds. */
    private static void assertReadsOrRefuses(ColumnDecoder decoder, byte[] content) {
        for (Class<?> wanted : Decoders.WANTED) {
            try {
                Object value =
                        decoder.conversion(wanted, ConversionOptions.DEFAULTS).decode(content, 0, content.length);
                if (!wanted.isInstance(value)) {
                    fail(decoder.columnType() + " as " + wanted + " gave a " + value.getClass());
                }
            } catch (ConversionException expected) {
                // The other outcome.
            } catch (RuntimeException other) {
                fail(
                        decoder.columnType() + " as " + wanted + " of "
                                + HexFormat.of().formatHex(content),
                        other);
            }
        }
        try {
            decoder.isZeroDate(content, 0, content.length);
        } catch (ConversionException expected) {
            // The other outcome.
        }
    }
}
