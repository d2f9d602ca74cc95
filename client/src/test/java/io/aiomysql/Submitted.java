package io.aiomysql;

import java.util.concurrent.CompletableFuture;

/** A statement of a {@link RandomProgram} that was submitted, by whichever thread, and can be cancelled. */
record Submitted(CompletableFuture<QueryResult> result) {

    static Runnable cancelling(CompletableFuture<Submitted> submitted) {
        return () -> {
            var unused = submitted.thenAccept(statement -> statement.result().cancel(false));
        };
    }
}
