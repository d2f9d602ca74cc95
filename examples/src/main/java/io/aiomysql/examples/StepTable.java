package io.aiomysql.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Times the steps of a program and prints them. */
final class StepTable {

    private final Map<String, Long> microseconds = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        microseconds.put(step, (System.nanoTime() - start) / 1_000);
        return result;
    }

    void print() {
        System.out.printf("%-34s %10s%n", "step", "time");
        microseconds.forEach((step, time) -> System.out.printf("%-34s %7.1f ms%n", step, time / 1_000.0));
    }
}
