package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.Mutations;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRowFuzzTest {

    @Test
    void onlyProtocolExceptionsEscapeAndEveryCellFoundLiesInTheRow() {
        Mutations mutations = new Mutations(
                1,
                Hex.bytes("0131 0162 04312E3530 FB 00"),
                Hex.bytes("FC0300 616263 FD010000 61 FE0200000000000000 6161 FB 00"),
                Hex.bytes("FB FB FB FB FB"));
        Random random = new Random(2);
        int[] cells = new int[8];
        int located = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] row = mutations.next();
            int columns = random.nextInt(10) == 0 ? random.nextInt(8) : 5;
            PayloadReader in = PayloadReader.of(row);
            try {
                TextRow.locate(in, cells, 0, columns);
            } catch (ProtocolException expected) {
                continue;
            } catch (RuntimeException escaped) {
                throw new AssertionError("row " + i + ": " + Hex.of(row), escaped);
            }
            located++;
            int end = 0;
            for (int column = 0; column < columns; column++) {
                if (cells[column] != CellLayout.NULL) {
                    int at = cells[column];
                    end = at + Lenenc.size(row[at] & 0xFF) + Lenenc.length(row, at);
                    assertThat(end).isBetween(1, row.length);
                }
            }
        }
        assertThat(located).isBetween(10_000, 90_000);
    }
}
