package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Completes a future whose callbacks run on an executor. */
final class SettledCompletion<T> extends Completion<T> {

    private final OperationFuture<T> future;

    SettledCompletion(Callbacks callbacks) {
        this.future = new OperationFuture<>(callbacks);
    }

    @Override
    public CompletableFuture<T> future() {
        return future;
    }

    @Override
    boolean hasOutcome() {
        return future.hasOutcome();
    }

    @Override
    void succeedWith(@Nullable T value) {
        var unused = future.succeed(value);
    }

    @Override
    void succeedWithResultOf(Supplier<? extends T> source) {
        var unused = future.succeedBy(source);
    }

    @Override
    void succeedWith(T value, Runnable ifNobodyTakesIt) {
        if (!future.succeed(value)) {
            ifNobodyTakesIt.run();
        }
    }

    @Override
    void failWith(Throwable cause) {
        var unused = future.fail(cause);
    }

    @Override
    public void whenAbandoned(Runnable task) {
        future.whenAbandoned(task);
    }
}
