package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Completes a future at once, callbacks and all, on the I/O thread as a rule. */
final class LoopCompletion<T> extends Completion<T> {

    private final LoopFuture<T> future;
    private final @Nullable Executor executor;
    private final Watchdog watchdog;

    LoopCompletion(EventLoopCheck check, @Nullable Executor executor, Watchdog watchdog) {
        this.future = new LoopFuture<>(check);
        this.executor = executor;
        this.watchdog = watchdog;
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
        run(() -> future.succeed(value));
    }

    @Override
    void succeedWithResultOf(Supplier<? extends T> source) {
        run(() -> {
            T value;
            try {
                value = source.get();
            } catch (Throwable t) {
                future.fail(Failed.byConversion(t).cause());
                return;
            }
            future.succeed(value);
        });
    }

    @Override
    void succeedWith(T value, Runnable ifNobodyTakesIt) {
        // An executor may keep the task and fail all the same: its second run must not take back what the first handed
        // over.
        AtomicBoolean tried = new AtomicBoolean();
        run(() -> {
            if (tried.compareAndSet(false, true) && !future.succeed(value)) {
                ifNobodyTakesIt.run();
            }
        });
    }

    @Override
    void failWith(Throwable cause) {
        run(() -> future.fail(cause));
    }

    @Override
    public void whenAbandoned(Runnable task) {
        future.whenAbandoned(task);
    }

    private void run(Runnable completing) {
        Runnable watched = watchdog == Watchdog.NONE ? completing : () -> watchdog.watch(completing);
        if (executor == null || future.isDone()) {
            watched.run();
            return;
        }
        try {
            executor.execute(watched);
        } catch (RuntimeException | Error e) {
            // An executor that was shut down, is broken, or gets no thread, must not leave the caller waiting for ever.
            watched.run();
        }
    }
}
