package io.aiomysql.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Connections that do nothing: one operation opens one and closes it. Another stays open, and keeps the threads. */
public class ConnectBenchmark extends ConnectionBenchmark {

    /** Public for JMH. */
    public ConnectBenchmark() {}

    /** Connects, logs in and sets the session up, says goodbye and waits until the server has closed its side. */
    @Benchmark
    public void connect() {
        connectOnce().closeGracefully().join();
    }
}
