package io.aiomysql.benchmarks;

/** Rows of the binary protocol, which prepared statements give. */
public class BinaryRowBenchmark extends RowBenchmark {

    /** Public for JMH. */
    public BinaryRowBenchmark() {
        super(true);
    }
}
