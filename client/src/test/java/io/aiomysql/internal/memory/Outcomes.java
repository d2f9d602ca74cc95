package io.aiomysql.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Looks at futures without waiting: in memory nothing would complete them meanwhile. */
public final class Outcomes {

    private Outcomes() {}

    /** Says that the test looks at something else. */
    public static void ignore(CompletableFuture<?> future) {
        assertThat(future).isNotNull();
    }

    public static <T> T value(CompletableFuture<T> future) {
        assertThat(future).isDone();
        return future.join();
    }

    public static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        try {
            future.join();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(type);
            return type.cast(e.getCause());
        }
        throw new AssertionError("the future has a value");
    }
}
