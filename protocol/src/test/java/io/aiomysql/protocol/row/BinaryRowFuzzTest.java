package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.Mutations;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryRowFuzzTest {

    private static final List<BinaryType> TYPES = List.of(
            BinaryType.TINY,
            BinaryType.VAR_STRING,
            BinaryType.DATETIME,
            BinaryType.TIME,
            BinaryType.LONG,
            BinaryType.BLOB);

    @Test
    void onlyProtocolExceptionsEscapeAndEveryCellFoundLiesInTheRow() {
        Mutations mutations = new Mutations(
                1,
                Hex.bytes("00 00 07 03616263 04E807021D 08 0000000000010203 01000000 0161"),
                Hex.bytes("00 00 07 FC0300616263 0BE807021D01020300000001 0C000000000001020300000001 01000000 00"),
                Hex.bytes("00 80 07 00 00 00 01000000"),
                Hex.bytes("00 FC"));
        CellLayout layout = BinaryType.layout(TYPES);
        CellLayout random = BinaryType.layout(BinaryType.random(new Random(2), 9));
        int[] cells = new int[9];
        int located = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] row = mutations.next();
            PayloadReader in = PayloadReader.of(row);
            CellLayout used = i % 10 == 0 ? random : layout;
            try {
                used.locate(in, cells, 0);
            } catch (ProtocolException expected) {
                continue;
            } catch (RuntimeException escaped) {
                throw new AssertionError("row " + i + ": " + Hex.of(row), escaped);
            }
            located++;
            int end = 0;
            for (int column = 0; column < used.columns(); column++) {
                if (cells[column] != CellLayout.NULL) {
                    int start = used.start(row, cells[column], column);
                    assertThat(start).isGreaterThanOrEqualTo(end);
                    end = start + used.length(row, cells[column], column);
                    assertThat(end).isBetween(start, row.length);
                }
            }
        }
        assertThat(located).isBetween(10_000, 90_000);
    }
}
