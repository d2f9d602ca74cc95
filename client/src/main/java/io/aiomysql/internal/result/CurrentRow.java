package io.aiomysql.internal.result;

import io.aiomysql.protocol.row.RowStorage;
import org.jspecify.annotations.Nullable;

/** One object for all rows of a stream, each of which can be read only until the next one comes. For one thread at a time. */
final class CurrentRow extends DecodedRow {

    private @Nullable RowStorage storage;
    private int row;

    CurrentRow(ResultShape shape) {
        super(shape);
    }

    void moveTo(RowStorage rows, int index) {
        storage = rows;
        row = index;
    }

    /** There is no row any more. */
    void leave() {
        storage = null;
    }

    @Override
    byte[] bytes() {
        return current().bytes(row);
    }

    @Override
    int position(int column) {
        return current().cell(row, column);
    }

    private RowStorage current() {
        RowStorage rows = storage;
        if (rows == null) {
            throw new IllegalStateException(
                    "a row that forEach hands out can be read only while the RowConsumer is called:"
                            + " read the values there, or use stream or rows, whose rows may be kept");
        }
        return rows;
    }
}
