package io.aiomysql.internal.result;

import io.aiomysql.protocol.row.RowStorage;

/** A row that stays as it is: one of a {@link StoredResult}, or one of a stream. */
final class StoredRow extends DecodedRow {

    private final RowStorage storage;
    private final byte[] bytes;
    private final int row;

    StoredRow(ResultShape shape, RowStorage storage, int row) {
        super(shape);
        this.storage = storage;
        this.bytes = storage.bytes(row);
        this.row = row;
    }

    @Override
    byte[] bytes() {
        return bytes;
    }

    @Override
    int position(int column) {
        return storage.cell(row, column);
    }
}
