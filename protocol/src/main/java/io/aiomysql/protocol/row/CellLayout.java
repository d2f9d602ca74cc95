package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;

/**
 * How the cells of one result's rows lie: one for each result, immutable, safe to use from any thread.
 *
 * <p>A cell is known by a position in its row's array: of a fixed-width value in a binary row by that of the value, of
 * every other cell by that of the length before it. {@link #start} and {@link #length} hide the difference.
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
     * @throws ProtocolException if a column has a type whose values have no known form
     */
    public static CellLayout binary(List<ColumnDefinition41> columns) {
        byte[] kinds = new byte[columns.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = BinaryRow.kind(columns.get(i).typeCode());
        }
        return new CellLayout(true, kinds);
    }

    /**
     * Returns the number of columns.
     *
     * @return the number
     */
    public int columns() {
        return kinds.length;
    }

    /**
     * Says which of the two forms the rows have.
     *
     * @return true for binary rows, false for text rows
     */
    public boolean isBinary() {
        return binary;
    }

    /**
     * Finds the cells of a row and checks that they fill it.
     *
     * @param row the row; read to its end
     * @param cells takes the position of each cell, or {@link #NULL}
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
     * Returns where a cell's value starts.
     *
     * @param row the array the row lies in
     * @param cell the cell's position, not {@link #NULL}
     * @param column from 0
     * @return an index into the array
     */
    public int start(byte[] row, int cell, int column) {
        return kinds[column] > 0 ? cell : cell + Lenenc.size(row[cell] & 0xFF);
    }

    /**
     * Returns how long a cell's value is.
     *
     * @param row the array the row lies in
     * @param cell the cell's position, not {@link #NULL}
     * @param column from 0
     * @return the number of bytes
     */
    public int length(byte[] row, int cell, int column) {
        int width = kinds[column];
        return width > 0 ? width : Lenenc.length(row, cell);
    }
}
