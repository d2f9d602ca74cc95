package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;

/** A step of a {@link RandomProgram}: what was asked for, and what has to come of it. */
final class ProgramStep {

    private static final long PATIENCE = 60;

    private final String name;
    private final CompletableFuture<?> future;
    private final Runnable check;
    private final Map<Class<? extends Throwable>, BooleanSupplier> excuses = new HashMap<>();
    private @Nullable Runnable cancel;

    private ProgramStep(String name, CompletableFuture<?> future, Runnable check) {
        this.name = name;
        this.future = future;
        this.check = check;
    }

    /** A step that gives a value. */
    static <T> ProgramStep gives(String name, CompletableFuture<T> future, Consumer<T> check) {
        return new ProgramStep(name, future, () -> check.accept(future.getNow(null)));
    }

    /** A step that fails; the check gets the cause. */
    static ProgramStep fails(String name, CompletableFuture<?> future, Consumer<Throwable> check) {
        return new ProgramStep(name, future, () -> {
            Throwable failure = ThrowableAssert.catchThrowable(() -> future.getNow(null));
            assertThat(failure).isInstanceOf(CompletionException.class);
            check.accept(failure.getCause());
        });
    }

    /** A step that the server refuses with an error of this number. */
    static ProgramStep isRefused(String name, CompletableFuture<?> future, int code) {
        return fails(
                name,
                future,
                cause -> assertThat(cause)
                        .isInstanceOfSatisfying(
                                MySqlServerException.class,
                                e -> assertThat(e.code()).isEqualTo(code)));
    }

    /** Says that it has no effect on the server, and how to cancel it. */
    ProgramStep cancelledBy(Runnable how) {
        cancel = how;
        return this;
    }

    /** Says how it may fail too, in some case that will be known when it has. */
    ProgramStep mayFail(Class<? extends Throwable> with, BooleanSupplier inCase) {
        excuses.put(with, inCase);
        return this;
    }

    void cancelIfHarmless() {
        if (cancel != null) {
            cancel.run();
            mayFail(CancellationException.class, () -> true);
        }
    }

    /** Waits for the step and looks at what has come of it. */
    void verify() {
        Throwable failure = ThrowableAssert.catchThrowable(() -> future.get(PATIENCE, TimeUnit.SECONDS));
        boolean excused = excuses.entrySet().stream()
                .anyMatch(excuse ->
                        isOrHas(failure, excuse.getKey()) && excuse.getValue().getAsBoolean());
        if (!excused) {
            check.run();
        }
    }

    private static boolean isOrHas(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
