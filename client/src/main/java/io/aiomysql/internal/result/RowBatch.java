package io.aiomysql.internal.result;

import io.aiomysql.Row;
import io.aiomysql.protocol.row.RowStorage;

/**
 * Rows that arrived together. They keep the chunk that they arrived in as long as one of them is referred to.
 *
 * @param bytes what they count for in a {@link StreamCredit}
 */
record RowBatch(ResultShape shape, RowStorage storage, long bytes) {

    int size() {
        return storage.size();
    }

    /** Makes a row, which stays as it is. */
    Row row(int index) {
        return new StoredRow(shape, storage, index);
    }
}
