package io.aiomysql.internal.future;

import io.aiomysql.MySqlConversionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Makes futures of other futures. */
public final class Futures {

    private Futures() {}

    /**
     * Makes a future that applies a function to the value of another one. Unlike {@link CompletableFuture#thenApply} it
     * fails with the failure itself, and cancels the other one when nobody waits for it any more.
     *
     * @param source the other one
     * @param function called on the thread that completes it; what it throws fails the future, an {@link Error} as the cause
     *     of an exception
     */
    public static <T, R> CompletableFuture<R> map(
            CompletableFuture<T> source, Function<? super T, ? extends R> function) {
        CompletableFuture<R> mapped = source.newIncompleteFuture();
        var unused = source.thenApply(function).whenComplete((value, failure) -> {
            if (failure == null) {
                mapped.complete(value);
            } else {
                mapped.completeExceptionally(typed(unwrapped(failure)));
            }
        });
        var ignored = mapped.whenComplete((value, failure) -> source.cancel(true));
        return mapped;
    }

    /**
     * Returns a future with the same outcome, which completes after an action on a failure. It cancels the source as {@link #map}
     * does.
     *
     * @param source the future to follow
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

    private static Throwable typed(Throwable failure) {
        return failure instanceof Error
                ? new MySqlConversionException(
                        "the result could not be converted; what was thrown is the cause", failure)
                : failure;
    }

    /** Returns the failure itself, which a chain of futures may have wrapped. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
