package io.aiomysql.internal.result;

import io.aiomysql.MySqlRows;
import io.aiomysql.Query;
import io.aiomysql.Row;
import io.aiomysql.RowConsumer;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.session.Submitter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collector;

/** The ways in which users consume rows as they arrive. */
public final class RowStreams {

    private final Submitter submitter;
    private final Start start;

    /** Submits a statement whose rows are streamed. */
    @FunctionalInterface
    public interface Start {

        /**
         * Submits it.
         *
         * @param arrived called when there is something to consume
         * @param started takes the stream before anything arrives
         * @throws RuntimeException if the values do not fit the statement
         */
        void stream(Query query, Runnable arrived, Consumer<RowStream> started);
    }

    public RowStreams(Submitter submitter, Start start) {
        this.submitter = submitter;
        this.start = start;
    }

    /** Makes a publisher, which runs the statement for each subscriber. */
    public Flow.Publisher<Row> publisher(Query query) {
        Objects.requireNonNull(query, "query");
        return subscriber -> subscribe(query, Objects.requireNonNull(subscriber, "subscriber"));
    }

    private void subscribe(Query query, Flow.Subscriber<? super Row> subscriber) {
        RowSubscription subscription = new RowSubscription(subscriber, submitter.callbacks());
        subscriber.onSubscribe(subscription);
        if (!subscription.isCancelled()) {
            try {
                start.stream(query, subscription::arrived, subscription::started);
            } catch (RuntimeException | Error e) {
                subscription.broke(e);
            }
        }
        subscription.subscribed();
    }

    /** Gives each row to a consumer; the future has their number. */
    public CompletableFuture<Long> forEach(Query query, RowConsumer consumer) {
        return consume(query, new EachRow(Objects.requireNonNull(consumer, "consumer")));
    }

    /** Gives all rows to a collector. */
    public <A, R> CompletableFuture<R> collect(Query query, Collector<? super Row, A, R> collector) {
        return consume(query, new CollectedRows<>(Objects.requireNonNull(collector, "collector")));
    }

    private <R> CompletableFuture<R> consume(Query query, RowSink<R> sink) {
        Objects.requireNonNull(query, "query");
        Completion<R> result = submitter.completion();
        RowLoop<R> loop = new RowLoop<>(sink, result, submitter.callbacks());
        start.stream(query, loop::arrived, loop::started);
        return loop.future();
    }

    /** Gives the rows to the thread that asks for them. */
    public MySqlRows rows(Query query) {
        BlockingRows rows = new BlockingRows();
        start.stream(Objects.requireNonNull(query, "query"), rows::arrived, rows::started);
        return rows;
    }
}
