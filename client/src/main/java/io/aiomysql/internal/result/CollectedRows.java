package io.aiomysql.internal.result;

import io.aiomysql.Row;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Gives the rows to a collector. */
final class CollectedRows<A, R> implements RowSink<R> {

    private final Collector<? super Row, A, R> collector;
    private @Nullable A container;

    CollectedRows(Collector<? super Row, A, R> collector) {
        this.collector = collector;
    }

    @Override
    public void accept(RowBatch batch, int index) {
        collector.accumulator().accept(container(), batch.row(index));
    }

    @Override
    public R finish() {
        return collector.finisher().apply(container());
    }

    private A container() {
        A made = container;
        if (made == null) {
            made = collector.supplier().get();
            container = made;
        }
        return made;
    }
}
