package io.aiomysql.internal.result;

import io.aiomysql.RowConsumer;
import org.jspecify.annotations.Nullable;

/** Gives each row to a consumer, in one object, and counts them. */
final class EachRow implements RowSink<Long> {

    private final RowConsumer consumer;
    private @Nullable CurrentRow current;
    private long count;

    EachRow(RowConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void accept(RowBatch batch, int index) throws Exception {
        CurrentRow row = current;
        if (row == null) {
            row = new CurrentRow(batch.shape());
            current = row;
        }
        row.moveTo(batch.storage(), index);
        consumer.accept(row);
        count++;
    }

    @Override
    public void leave() {
        if (current != null) {
            current.leave();
        }
    }

    @Override
    public Long finish() {
        return count;
    }
}
