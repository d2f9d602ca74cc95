package io.aiomysql.benchmarks;

/** Rows of the text protocol. */
public class TextRowBenchmark extends RowBenchmark {

    /** Public for JMH. */
    public TextRowBenchmark() {
        super(false);
    }
}
