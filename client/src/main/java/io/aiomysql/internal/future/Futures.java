package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Makes futures of other futures. */
public final class Futures {

    private Futures() {}

    /**
     * Makes a future for what is made of another one's value. Unlike {@link CompletableFuture#thenApply} it fails with the
     * failure itself, and cancels the other one when nobody waits for it any more.
     *
     * @param source the other one
     * @param function called on the thread that completes it; what it throws fails the future
     */
    public static <T, R> CompletableFuture<R> map(
            CompletableFuture<T> source, Function<? super T, ? extends R> function) {
        CompletableFuture<R> mapped = source.newIncompleteFuture();
        var unused = source.thenApply(function).whenComplete((value, failure) -> {
            if (failure == null) {
                mapped.complete(value);
            } else {
                mapped.completeExceptionally(unwrapped(failure));
            }
        });
        var ignored = mapped.whenComplete((value, failure) -> source.cancel(true));
        return mapped;
    }

    /**
     * Makes a future of the same outcome, which is done when an action on a failure is. Cancels the other one as {@link #map} does.
     *
     * @param source the other one
     * @param action run where the source fails, unless it is cancelled
     */
    public static <T> CompletableFuture<T> onFailure(CompletableFuture<T> source, Runnable action) {
        CompletableFuture<T> acted = source.newIncompleteFuture();
        var unused = source.whenComplete((value, failure) -> {
            if (failure == null) {
                acted.complete(value);
            } else {
                if (!source.isCancelled()) {
                    action.run();
                }
                acted.completeExceptionally(failure);
            }
        });
        var ignored = acted.whenComplete((value, failure) -> source.cancel(true));
        return acted;
    }

    /** What a chain of futures wrapped. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
