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
final class RowTable {

    private static final byte[] END = {(byte) 0xFE, 0, 0, 2, 0};

    private final List<byte @Nullable []> cells = new ArrayList<>();
    private final CellLayout layout;
    private final int columns;
    private final int rows;

    private RowTable(CellLayout layout, int rows) {
        this.layout = layout;
        this.columns = layout.columns();
        this.rows = rows;
    }

    /** Text rows with cells of random bytes: NULL now and then, mostly short, up to the largest. */
    static RowTable random(Random random, int columns, int rows, int largest) {
        RowTable table = new RowTable(CellLayout.text(columns), rows);
        for (int i = 0; i < columns * rows; i++) {
            table.cells.add(randomCell(random, largest));
        }
        return table;
    }

    /** Binary rows with columns of random types and cells of random bytes, as many as the types allow. */
    static RowTable randomBinary(Random random, int columns, int rows, int largest) {
        List<BinaryType> types = BinaryType.random(random, columns);
        RowTable table = new RowTable(BinaryType.layout(types), rows);
        for (int i = 0; i < columns * rows; i++) {
            byte[] cell = randomCell(random, largest);
            table.cells.add(cell == null ? null : types.get(i % columns).cell(random, cell));
        }
        return table;
    }

    static RowTable random(Random random, boolean binary, int columns, int rows, int largest) {
        return binary ? randomBinary(random, columns, rows, largest) : random(random, columns, rows, largest);
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

    CellLayout layout() {
        return layout;
    }

    /** Writes a packet for each row, and the EOF packet behind them. */
    void write(PacketWriter out) {
        for (int row = 0; row < rows; row++) {
            List<byte @Nullable []> cellsOfRow = cells.subList(row * columns, (row + 1) * columns);
            if (layout.isBinary()) {
                writeBinary(out.begin(row), cellsOfRow);
            } else {
                writeText(out.begin(row), cellsOfRow);
            }
            out.end();
        }
        out.begin(rows).writeBytes(END);
        out.end();
    }

    private static void writeText(PayloadWriter payload, List<byte @Nullable []> row) {
        for (byte[] cell : row) {
            if (cell == null) {
                payload.writeInt1(Lenenc.NULL);
            } else {
                payload.writeLenenc(cell.length).writeBytes(cell);
            }
        }
    }

    private void writeBinary(PayloadWriter payload, List<byte @Nullable []> row) {
        payload.writeInt1(0x00);
        byte[] nulls = new byte[(columns + 9) / 8];
        for (int column = 0; column < columns; column++) {
            if (row.get(column) == null) {
                nulls[(column + 2) / 8] |= (byte) (1 << (column + 2) % 8);
            }
        }
        payload.writeBytes(nulls);
        for (int column = 0; column < columns; column++) {
            byte[] cell = row.get(column);
            if (cell != null) {
                // A value of fixed width is its own cell; any other starts at its length.
                boolean fixed = layout.start(new byte[1], 0, column) == 0;
                (fixed ? payload : payload.writeLenenc(cell.length)).writeBytes(cell);
            }
        }
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

    private byte @Nullable [] read(RowStorage storage, int row, int column) {
        int cell = storage.cell(row, column);
        if (cell == CellLayout.NULL) {
            return null;
        }
        byte[] bytes = storage.bytes(row);
        int from = layout.start(bytes, cell, column);
        return Arrays.copyOfRange(bytes, from, from + layout.length(bytes, cell, column));
    }
}
