package io.aiomysql.internal.result;

import io.aiomysql.internal.future.Completion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a stream to a sink, and completes a future with what that makes of them. */
final class RowLoop<R> {

    private final RowSink<R> sink;
    private final Completion<R> result;
    private final SerialTask task;

    /** Set before the statement is submitted. */
    private volatile @Nullable RowStream stream;

    private volatile @Nullable Throwable broken;

    /** Used by the task, which is done when this is set. */
    private boolean done;

    RowLoop(RowSink<R> sink, Completion<R> result, Executor executor) {
        this.sink = sink;
        this.result = result;
        this.task = new SerialTask(executor, this::work, cause -> broken = cause);
    }

    /** There is something to consume. */
    void arrived() {
        task.run();
    }

    /** The statement is about to be submitted. */
    void started(RowStream rows) {
        stream = rows;
    }

    /** Returns the future, when the statement is submitted; cancelling it abandons the statement. */
    CompletableFuture<R> future() {
        // Not a callback of the future: those of the user run before it, and may wait for a statement behind this one.
        result.whenAbandoned(this::abandon);
        return result.future();
    }

    private void abandon() {
        RowStream rows = stream;
        if (rows != null) {
            rows.cancel();
        }
    }

    private void work() {
        RowStream rows = stream;
        if (done || rows == null) {
            return;
        }
        boolean ended = rows.isEnded();
        for (RowBatch batch = rows.poll(); batch != null; batch = rows.poll()) {
            if (!take(rows, batch)) {
                return;
            }
        }
        if (ended || broken != null) {
            finish(rows);
        }
    }

    /** Gives a batch to the sink; false if nothing more is wanted. */
    private boolean take(RowStream rows, RowBatch batch) {
        try {
            for (int i = 0; i < batch.size(); i++) {
                if (result.isAbandoned() || broken != null) {
                    fail(broken);
                    return false;
                }
                sink.accept(batch, i);
            }
        } catch (Throwable t) {
            fail(t);
            return false;
        } finally {
            sink.leave();
        }
        rows.consumed(batch);
        return true;
    }

    private void finish(RowStream rows) {
        Throwable failure = broken != null ? broken : rows.failure();
        if (failure != null) {
            fail(failure);
            return;
        }
        try {
            R value = sink.finish();
            done = true;
            result.succeed(value);
        } catch (Throwable t) {
            fail(t);
        }
    }

    private void fail(@Nullable Throwable cause) {
        done = true;
        abandon();
        if (cause != null) {
            result.fail(cause);
        }
    }
}
