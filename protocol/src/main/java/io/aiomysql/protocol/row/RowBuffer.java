package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the rows of one result as they arrive. Large results keep the chunks that they arrived in, and nothing is
 * copied. A small result, and a small last part of a large one, is copied, so that no chunk is kept in memory for a few
 * bytes. Not thread-safe.
 */
public final class RowBuffer {

    /** No more bytes than this are copied out of the last chunk. */
    private static final int SMALL = 16_384;

    private final CellLayout layout;
    private final ChunkKeeper chunks;
    private final List<RowSegment> segments = new ArrayList<>(1);

    /** How many rows the last segment had that was taken out. */
    private int rowsExpected = RowSegment.FEW_ROWS;

    /**
     * Creates an empty buffer.
     *
     * @param layout the layout of the rows
     * @param chunks keeps the chunks in which the rows arrive
     */
    public RowBuffer(CellLayout layout, ChunkKeeper chunks) {
        this.layout = layout;
        this.chunks = chunks;
    }

    /**
     * Adds a row.
     *
     * @param row the row, which is not copied
     * @throws ProtocolException if it is malformed
     */
    public void add(PayloadReader row) {
        RowSegment segment = segmentFor(row.array());
        int from = row.position();
        int cell = segment.nextRow();
        layout.locate(row, segment.cells(), cell);
        segment.rowAdded(from, row.limit());
    }

    /**
     * Keeps the chunk that contains the last rows. To be called when more bytes may be read into it and the result is not
     * complete.
     */
    public void keepChunk() {
        if (!segments.isEmpty()) {
            chunks.retain(last().bytes());
        }
    }

    /**
     * Ends the result.
     *
     * @return the rows
     */
    public RowStorage finish() {
        if (segments.isEmpty()) {
            return RowStorage.EMPTY;
        }
        RowSegment last = last();
        if (last.size() <= SMALL) {
            last.copyOut();
        } else {
            chunks.retain(last.bytes());
            last.trim();
        }
        return new RowStorage(segments);
    }

    /**
     * Takes out the rows so far; those that are added later are others. To be called when more bytes may be read and the result is
     * not complete.
     *
     * @return the rows, whose chunk is kept, or is free again if they are few
     */
    public RowStorage take() {
        RowStorage taken = finish();
        rowsExpected = segments.isEmpty() ? rowsExpected : Math.max(RowSegment.FEW_ROWS, last().rows());
        segments.clear();
        return taken;
    }

    private RowSegment last() {
        return segments.get(segments.size() - 1);
    }

    private RowSegment segmentFor(byte[] chunk) {
        int expected = rowsExpected;
        if (!segments.isEmpty()) {
            RowSegment last = last();
            if (last.bytes() == chunk) {
                return last;
            }
            last.trim();
            expected = Math.max(expected, last.rows());
        }
        RowSegment next = new RowSegment(chunk, layout.columns(), expected);
        segments.add(next);
        return next;
    }
}
