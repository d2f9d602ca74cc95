package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;

/**
 * Finds the cells in the rows of one result. One object for each result; immutable and safe for use from any thread.
 *
 * <p>A cell is identified by a position in its row's array. For a value of fixed width in a binary row it is the
 * position of the value; for every other cell it is the position of the length before the value. {@link #start} and
 * {@link #length} hide the difference.
 */
public final class CellLayout {

    /** The position of a cell that is NULL. */
    public static final int NULL = -1;

    private final boolean binary;

    /** By column; as {@link BinaryRow} takes it, and {@link BinaryRow#LENGTH_ENCODED} for every cell of a text row. */
    private final byte[] kinds;

    private CellLayout(boolean binary, byte... kinds) {
        this.binary = binary;
        this.kinds = kinds;
    }

    /**
     * Creates the layout of text rows, which need no types.
     *
     * @param columns the number of columns
     * @return the layout
     */
    public static CellLayout text(int columns) {
        return new CellLayout(false, new byte[columns]);
    }

    /**
     * Creates the layout of binary rows.
     *
     * @param columns the result's columns
     * @return the layout
     * @throws ProtocolException if the type of a column has no known format
     */
    public static CellLayout binary(List<ColumnDefinition41> columns) {
        byte[] kinds = new byte[columns.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = BinaryRow.kind(columns.get(i).typeCode());
        }
        return new CellLayout(true, kinds);
    }

    /** {@return the number of columns} */
    public int columns() {
        return kinds.length;
    }

    /** {@return true for binary rows, false for text rows} */
    public boolean isBinary() {
        return binary;
    }

    /**
     * Finds the cells of a row, and checks that the row ends after the last one.
     *
     * @param row the row, which is read to its end
     * @param cells receives the position of each cell, or {@link #NULL}
     * @param from the index in {@code cells} of the first column
     * @throws ProtocolException if the row is malformed
     */
    public void locate(PayloadReader row, int[] cells, int from) {
        if (binary) {
            BinaryRow.locate(row, cells, from, kinds);
        } else {
            TextRow.locate(row, cells, from, kinds.length);
        }
    }

    /**
     * Returns the start of a cell's value.
     *
     * @param row the array that contains the row
     * @param cell the cell's position, not {@link #NULL}
     * @param column from 0
     * @return an index into the array
     */
    public int start(byte[] row, int cell, int column) {
        return kinds[column] > 0 ? cell : cell + Lenenc.size(row[cell] & 0xFF);
    }

    /**
     * Returns the length of a cell's value.
     *
     * @param row the array that contains the row
     * @param cell the cell's position, not {@link #NULL}
     * @param column from 0
     * @return the number of bytes
     */
    public int length(byte[] row, int cell, int column) {
        int width = kinds[column];
        return width > 0 ? width : Lenenc.length(row, cell);
    }
}
