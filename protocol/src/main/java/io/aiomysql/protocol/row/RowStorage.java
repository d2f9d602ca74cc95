package io.aiomysql.protocol.row;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a complete result: immutable, safe to read from any thread. A cell is identified by its array and by a
 * position in it, from which the result's {@link CellLayout} computes the start and the length of the value.
 */
public final class RowStorage {

    /** No rows. */
    public static final RowStorage EMPTY = new RowStorage(List.of());

    private final RowSegment[] segments;

    /** The number of rows before each segment. */
    private final int[] before;

    private final int size;

    RowStorage(List<RowSegment> segments) {
        this.segments = segments.toArray(new RowSegment[0]);
        this.before = new int[this.segments.length];
        int rows = 0;
        for (int i = 0; i < before.length; i++) {
            before[i] = rows;
            rows = Math.addExact(rows, this.segments[i].rows());
        }
        this.size = rows;
    }

    /** {@return the number of rows} */
    public int size() {
        return size;
    }

    /**
     * Returns the array that contains a row.
     *
     * @param row from 0
     * @return the array itself, which must not be changed
     */
    public byte[] bytes(int row) {
        return segments[segment(row)].bytes();
    }

    /**
     * Returns a cell's position.
     *
     * @param row from 0
     * @param column from 0
     * @return an index into {@link #bytes}, or {@link CellLayout#NULL}
     */
    public int cell(int row, int column) {
        int segment = segment(row);
        return segments[segment].cell(row - before[segment], column);
    }

    private int segment(int row) {
        if (segments.length == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(before, row);
        return found >= 0 ? found : -found - 2;
    }
}
