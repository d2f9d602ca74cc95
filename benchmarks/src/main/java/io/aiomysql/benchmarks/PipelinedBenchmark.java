package io.aiomysql.benchmarks;

import io.aiomysql.MySqlConnection;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Statements that do not wait for one another: one operation is one of 200. */
public class PipelinedBenchmark extends ConnectionBenchmark {

    private static final int BATCH = 200;

    /** Public for JMH. */
    public PipelinedBenchmark() {}

    /** Submits 200 statements, then waits for all. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void pipelined(WriteCounters counters) {
        MySqlConnection connection = connection();
        long before = connection.writeCount();
        CompletableFuture<?>[] running = new CompletableFuture<?>[BATCH];
        for (int i = 0; i < BATCH; i++) {
            running[i] = connection.query("DO 1");
        }
        CompletableFuture.allOf(running).join();
        counters.writes += connection.writeCount() - before;
        counters.batches++;
    }

    /** Writes to the socket, and batches that they were for. JMH gives the sums of all iterations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class WriteCounters {

        /** Public for JMH, as what follows. */
        public long writes;

        public long batches;

        public WriteCounters() {}
    }
}
