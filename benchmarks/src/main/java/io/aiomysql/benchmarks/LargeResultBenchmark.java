package io.aiomysql.benchmarks;

import io.aiomysql.QueryResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Results that are large, kept in memory and not read: one operation is one row. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LargeResultBenchmark extends ConnectionBenchmark {

    private static final int ROWS = 100_000;
    private static final int MEBIBYTES = 64;

    /** Public for JMH. */
    public LargeResultBenchmark() {}

    @Override
    void prepare() {
        connection().query(LargeTables.CREATE_ORDERS).join();
        connection().query(LargeTables.FILL_ORDERS).join();
    }

    /** Many rows of ten columns of the usual types, like those of {@link OrdersResult}. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public QueryResult largeResult() {
        return take(LargeTables.SELECT_ORDERS, ROWS);
    }

    /** Few rows of one column, a mebibyte each. */
    @Benchmark
    @OperationsPerInvocation(MEBIBYTES)
    public QueryResult largeCells() {
        return take(LargeTables.SELECT_MEBIBYTES, MEBIBYTES);
    }

    private QueryResult take(String sql, int rows) {
        QueryResult result = connection().query(sql).join();
        if (result.rows().size() != rows) {
            throw new IllegalStateException(result.rows().size() + " rows instead of " + rows);
        }
        return result;
    }
}
