package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Completes another completion with what a conversion makes. */
final class ConvertedCompletion<S, T> extends Completion<S> {

    private final Completion<T> target;
    private final Function<? super S, ? extends T> conversion;

    ConvertedCompletion(Completion<T> target, Function<? super S, ? extends T> conversion) {
        this.target = target;
        this.conversion = conversion;
    }

    @Override
    public CompletableFuture<S> future() {
        throw new IllegalStateException("the user has the future of what is converted");
    }

    @Override
    boolean hasOutcome() {
        return target.hasOutcome();
    }

    @Override
    void succeedWith(@Nullable S value) {
        target.succeedBy(() -> conversion.apply(value));
    }

    @Override
    void succeedWithResultOf(Supplier<? extends S> source) {
        target.succeedBy(() -> conversion.apply(source.get()));
    }

    @Override
    void succeedWith(S value, Runnable ifNobodyTakesIt) {
        throw new IllegalStateException("what must be closed is not converted");
    }

    @Override
    void failWith(Throwable cause) {
        target.fail(cause);
    }

    @Override
    public void whenAbandoned(Runnable task) {
        target.whenAbandoned(task);
    }
}
