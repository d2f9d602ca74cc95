package io.aiomysql.internal.memory;

import io.aiomysql.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A subscriber that records what it is told, and requests what the test says. */
public final class RecordedRows implements Flow.Subscriber<Row> {

    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Runnable onNext;

    public RecordedRows() {
        this(() -> {});
    }

    /** @param onNext what happens for each row */
    public RecordedRows(Runnable onNext) {
        this.onNext = onNext;
    }

    /** Subscribes, and requests so many rows at first. */
    public static RecordedRows of(Flow.Publisher<Row> publisher, long requested) {
        RecordedRows recorded = new RecordedRows();
        publisher.subscribe(recorded);
        if (requested != 0) {
            recorded.request(requested);
        }
        return recorded;
    }

    public void request(long count) {
        subscription.join().request(count);
    }

    public void cancel() {
        subscription.join().cancel();
    }

    public List<Row> rows() {
        return rows;
    }

    /** The first column of each row. */
    public List<String> texts() {
        return rows.stream().map(row -> row.getString(0)).toList();
    }

    /** Completes at onComplete, and fails at onError. */
    public CompletableFuture<Void> over() {
        return over;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (!subscription.complete(given)) {
            throw new AssertionError("subscribed twice");
        }
    }

    @Override
    public void onNext(Row row) {
        if (over.isDone()) {
            throw new AssertionError("a row after the end");
        }
        rows.add(row);
        onNext.run();
    }

    @Override
    public void onError(Throwable cause) {
        over.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        over.complete(null);
    }
}
