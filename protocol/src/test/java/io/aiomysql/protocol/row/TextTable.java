package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The model of a result: its cells as arrays, which are written as a server writes them and compared one by one. */
final class TextTable {

    private static final byte[] END = {(byte) 0xFE, 0, 0, 2, 0};

    private final List<byte @Nullable []> cells = new ArrayList<>();
    private final int columns;
    private final int rows;

    private TextTable(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Cells of random bytes: NULL now and then, mostly short, up to the largest. */
    static TextTable random(Random random, int columns, int rows, int largest) {
        TextTable table = new TextTable(columns, rows);
        for (int i = 0; i < columns * rows; i++) {
            table.cells.add(randomCell(random, largest));
        }
        return table;
    }

    private static byte @Nullable [] randomCell(Random random, int largest) {
        int length = switch (random.nextInt(20)) {
            case 0, 1 -> -1;
            case 2 -> 0;
            case 3 -> Math.min(largest, 249 + random.nextInt(6));
            case 4 -> random.nextInt(largest + 1);
            default -> random.nextInt(Math.min(largest, 24) + 1);
        };
        if (length < 0) {
            return null;
        }
        byte[] cell = new byte[length];
        random.nextBytes(cell);
        return cell;
    }

    int columns() {
        return columns;
    }

    /** Writes a packet for each row, and the EOF packet behind them. */
    void write(PacketWriter out) {
        for (int row = 0; row < rows; row++) {
            PayloadWriter payload = out.begin(row);
            for (byte[] cell : cells.subList(row * columns, (row + 1) * columns)) {
                if (cell == null) {
                    payload.writeInt1(Lenenc.NULL);
                } else {
                    payload.writeLenenc(cell.length).writeBytes(cell);
                }
            }
            out.end();
        }
        out.begin(rows).writeBytes(END);
        out.end();
    }

    /** Compares every cell, the last rows first, so that the order of reading does not matter. */
    void isHeldBy(RowStorage storage) {
        assertThat(storage.size()).isEqualTo(rows);
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = 0; column < columns; column++) {
                byte[] expected = cells.get(row * columns + column);
                if (!Arrays.equals(read(storage, row, column), expected)) {
                    assertThat(read(storage, row, column))
                            .as("row %d, column %d of %d x %d", row, column, rows, columns)
                            .isEqualTo(expected);
                }
            }
        }
    }

    static byte @Nullable [] read(RowStorage storage, int row, int column) {
        int at = storage.cell(row, column);
        if (at == TextRow.NULL) {
            return null;
        }
        byte[] bytes = storage.bytes(row);
        int from = at + Lenenc.size(bytes[at] & 0xFF);
        return Arrays.copyOfRange(bytes, from, from + Lenenc.length(bytes, at));
    }
}
