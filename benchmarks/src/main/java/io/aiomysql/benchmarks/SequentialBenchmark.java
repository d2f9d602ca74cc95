package io.aiomysql.benchmarks;

import io.aiomysql.MySqlConnection;
import io.aiomysql.QueryResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/** One statement after the other: one operation is one round trip. */
public class SequentialBenchmark extends ConnectionBenchmark {

    private static final int CHAIN = 100;

    /** {@code DO 1}, which is answered by an OK packet alone, or {@code SELECT 1}. Public for JMH. */
    @Param({"do", "select"})
    public String statement = "";

    private @Nullable MySqlConnection onLoop;

    /** Public for JMH. */
    public SequentialBenchmark() {}

    /** The caller waits for each: a thread is parked and woken every time. */
    @Benchmark
    public QueryResult sequential() {
        return connection().query(sql()).join();
    }

    /** A callback goes on with the next, where callbacks run by default. */
    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public QueryResult chained() {
        return chain(connection());
    }

    /** The event loop goes on with the next: no thread hands anything to another, but for the first and the last. */
    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public QueryResult chainedOnLoop() {
        return chain(Objects.requireNonNull(onLoop));
    }

    private QueryResult chain(MySqlConnection connection) {
        String sql = sql();
        CompletableFuture<Void> start = new CompletableFuture<>();
        CompletableFuture<QueryResult> last = start.thenCompose(begun -> connection.query(sql));
        for (int i = 1; i < CHAIN; i++) {
            last = last.thenCompose(result -> connection.query(sql));
        }
        start.complete(null);
        return last.join();
    }

    @Override
    void prepare() {
        onLoop = connectOnce(options -> options.callbackExecutor(Runnable::run));
    }

    /** Closes the second connection. */
    @TearDown
    public void closeOnLoop() {
        Objects.requireNonNull(onLoop).close();
    }

    private String sql() {
        return statement.equals("do") ? "DO 1" : "SELECT 1";
    }
}
