package io.aiomysql.differential;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A step of a program, which is run on each connection.
 *
 * @param label what it does, for the report
 * @param alone whether nothing else may be in flight with it
 * @param awaited whether its answer is awaited before the next step
 * @param action runs it, and says what has come of it
 */
record Step(String label, boolean alone, boolean awaited, Function<Lane, CompletableFuture<String>> action) {

    @Override
    public String toString() {
        return label + (alone ? " (alone)" : awaited ? " (awaited)" : "");
    }
}
