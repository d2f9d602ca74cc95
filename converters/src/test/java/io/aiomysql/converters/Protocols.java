package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Reads one value through the decoders of both protocols, and asserts that every outcome is the same. */
final class Protocols {

    private final ColumnDecoder text;
    private final ColumnDecoder binary;

    Protocols(ColumnInfo column) {
        text = TextDecoders.forColumn(column);
        binary = BinaryDecoders.forColumn(column);
    }

    /** Says whether both protocols' decoder is one and the same. */
    boolean areOne() {
        return text == binary;
    }

    void assertAgree(String textCell, byte[] binaryCell, List<Class<?>> wanted) {
        CellBytes asText = CellBytes.text(textCell);
        CellBytes asBinary = CellBytes.of(binaryCell);
        for (Class<?> type : wanted) {
            Object expected = outcome(text, asText, type);
            Object actual = outcome(binary, asBinary, type);
            if (!Objects.deepEquals(actual, expected)) {
                fail("%s of %s is %s, and of %s %s"
                        .formatted(type, textCell, expected, HexFormat.of().formatHex(binaryCell), actual));
            }
        }
        assertThat(binary.isZeroDate(asBinary.source, CellBytes.OFFSET, asBinary.length))
                .isEqualTo(text.isZeroDate(asText.source, CellBytes.OFFSET, asText.length));
    }

    /** The value; of a refusal the message. */
    private static Object outcome(ColumnDecoder decoder, CellBytes cell, Class<?> type) {
        try {
            return cell.as(decoder, type);
        } catch (ConversionException refused) {
            return List.of(refused.getMessage());
        }
    }

    /** A number's lowest bytes, the lowest first. */
    static byte[] fixed(long value, int width) {
        byte[] all = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return Arrays.copyOf(all, width);
    }
}
