package io.aiomysql.benchmarks;

import io.aiomysql.MySqlRows;
import io.aiomysql.Query;
import io.aiomysql.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The rows of {@link LargeResultBenchmark}, of each of which one number is read, in every way there is: one operation is one row. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StreamBenchmark extends ConnectionBenchmark {

    private static final int ROWS = 100_000;
    private static final int REQUESTED = 256;

    /** The ids are those from a million on. */
    private static final long SUM = 1_000_000L * ROWS + (long) ROWS * (ROWS - 1) / 2;

    private static final Query SELECT = Query.of(LargeTables.SELECT_ORDERS);

    /** Public for JMH. */
    public StreamBenchmark() {}

    @Override
    void prepare() {
        connection().query(LargeTables.CREATE_ORDERS).join();
        connection().query(LargeTables.FILL_ORDERS).join();
    }

    /** All rows are kept first. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void query() {
        long sum = 0;
        for (Row row : connection().query(SELECT).join().rows()) {
            sum += row.getLong(0);
        }
        check(sum);
    }

    /** No object for a row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void forEach() {
        LongAdder sum = new LongAdder();
        connection().forEach(SELECT, row -> sum.add(row.getLong(0))).join();
        check(sum.sum());
    }

    /** The benchmark's own thread waits for rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void rows() {
        long sum = 0;
        try (MySqlRows rows = connection().rows(SELECT)) {
            for (Row row : rows) {
                sum += row.getLong(0);
            }
        }
        check(sum);
    }

    /** A few hundred rows are requested at a time. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void stream() {
        Summing subscriber = new Summing();
        connection().stream(SELECT).subscribe(subscriber);
        check(subscriber.sum.join());
    }

    private static void check(long sum) {
        if (sum != SUM) {
            throw new IllegalStateException("the sum is " + sum + " instead of " + SUM);
        }
    }

    private static final class Summing implements Flow.Subscriber<Row> {

        private final CompletableFuture<Long> sum = new CompletableFuture<>();
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long rows) {}

            @Override
            public void cancel() {}
        };
        private long soFar;
        private int left;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            left = REQUESTED;
            given.request(REQUESTED);
        }

        @Override
        public void onNext(Row row) {
            soFar += row.getLong(0);
            left--;
            if (left == 0) {
                left = REQUESTED;
                subscription.request(REQUESTED);
            }
        }

        @Override
        public void onError(Throwable cause) {
            sum.completeExceptionally(cause);
        }

        @Override
        public void onComplete() {
            sum.complete(soFar);
        }
    }
}
