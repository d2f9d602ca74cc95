package io.aiomysql.protocol.row;

import java.util.Arrays;

/** Rows that lie in one array: the array, and the position of each cell. */
final class RowSegment {

    /** How many rows to expect when nothing is known. */
    static final int FEW_ROWS = 8;

    private final int columns;
    private byte[] bytes;
    private int[] cells;
    private int rows;
    private int firstByte = -1;
    private int lastByte;

    RowSegment(byte[] bytes, int columns, int rowsExpected) {
        this.bytes = bytes;
        this.columns = columns;
        this.cells = new int[rowsExpected * columns];
    }

    byte[] bytes() {
        return bytes;
    }

    int rows() {
        return rows;
    }

    /** From the first row's first byte to the last row's last. */
    int size() {
        return lastByte - firstByte;
    }

    /** Returns the cell's position in {@link #bytes()}, or {@link CellLayout#NULL}. */
    int cell(int row, int column) {
        return cells[row * columns + column];
    }

    /** Makes room for a row's cells and returns the index of the first. */
    int nextRow() {
        int from = rows * columns;
        if (cells.length - from < columns) {
            cells = Arrays.copyOf(cells, Math.max(cells.length * 2, from + columns));
        }
        return from;
    }

    int[] cells() {
        return cells;
    }

    void rowAdded(int from, int to) {
        if (firstByte < 0) {
            firstByte = from;
        }
        lastByte = to;
        rows++;
    }

    /** Moves the rows into an array of their own, so that the chunk they came in is free. */
    void copyOut() {
        int shift = firstByte;
        bytes = Arrays.copyOfRange(bytes, firstByte, lastByte);
        for (int i = 0; i < rows * columns; i++) {
            if (cells[i] != CellLayout.NULL) {
                cells[i] -= shift;
            }
        }
        firstByte = 0;
        lastByte -= shift;
        trim();
    }

    void trim() {
        if (cells.length > rows * columns) {
            cells = Arrays.copyOf(cells, rows * columns);
        }
    }
}
