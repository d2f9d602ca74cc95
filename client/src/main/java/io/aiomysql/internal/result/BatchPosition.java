package io.aiomysql.internal.result;

import io.aiomysql.Row;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Where somebody is who takes the rows of a stream one by one. For one thread at a time. */
final class BatchPosition {

    private @Nullable RowBatch batch;
    private int next;

    /** Says whether the batch has one more row. */
    boolean hasRow() {
        RowBatch current = batch;
        return current != null && next < current.size();
    }

    /** The batch, if there is one, is consumed: the stream may read on. */
    void leave(RowStream rows) {
        RowBatch consumed = batch;
        if (consumed != null) {
            batch = null;
            rows.consumed(consumed);
        }
    }

    /** Goes to another batch; returns whether there is one. */
    boolean enter(@Nullable RowBatch another) {
        batch = another;
        next = 0;
        return another != null;
    }

    /** Forgets the batch. */
    void drop() {
        batch = null;
    }

    /** Takes the next row. */
    Row take() {
        RowBatch current = batch;
        if (current == null) {
            throw new NoSuchElementException("there are no more rows");
        }
        Row row = current.row(next);
        next++;
        return row;
    }
}
