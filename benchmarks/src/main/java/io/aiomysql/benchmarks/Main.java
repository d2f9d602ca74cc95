package io.aiomysql.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/** Runs the benchmarks with the bytes allocated per operation beside the time; takes every argument that JMH takes. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        org.openjdk.jmh.Main.main(
                Stream.concat(Stream.of("-prof", "gc"), Arrays.stream(args)).toArray(String[]::new));
    }
}
