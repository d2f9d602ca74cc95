package io.aiomysql.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client's side of a future: completes it, where its callbacks may run, and learns when nobody wants it any more. */
public abstract sealed class Completion<T> permits SettledCompletion, LoopCompletion, ConvertedCompletion {

    private @Nullable Runnable beforeFailing;

    /** Told of the outcome where it is known, before anybody who waits; null if nobody watches. */
    private @Nullable Consumer<@Nullable Throwable> watcher;

    /** The time limit is over: whoever waits is about to be told so. */
    private volatile boolean expired;

    /** A statement was sent; used by the queue's drainer. */
    private boolean sent;

    Completion() {}

    /**
     * Makes one whose callbacks run where it is completed.
     *
     * @param check tells where nobody may wait for the future
     * @param executor completes it; null for the thread that has the outcome
     */
    public static <T> Completion<T> onLoop(EventLoopCheck check, @Nullable Executor executor) {
        return new LoopCompletion<>(check, executor, Watchdog.NONE);
    }

    /** Returns one for what this one's value is made of. The conversion may be the user's code: it runs where callbacks may. */
    public final <S> Completion<S> converting(Function<? super S, ? extends T> conversion) {
        return new ConvertedCompletion<>(this, conversion);
    }

    public abstract CompletableFuture<T> future();

    /** Says whether nobody waits for an outcome any more: there is one, or the user has cancelled or completed the future. */
    public final boolean isAbandoned() {
        return expired || hasOutcome();
    }

    abstract boolean hasOutcome();

    /** From now on the server may run the statement; on the queue's drainer. */
    public final void markSent() {
        sent = true;
    }

    /** Says whether the server may have run the statement; on the queue's drainer. */
    public final boolean isSent() {
        return sent;
    }

    /** Fails because the time limit is over; on the queue's drainer, so that nothing is sent after that. */
    public final void expire(Throwable cause) {
        expired = true;
        fail(cause);
    }

    /**
     * Sets who is told of the outcome, on the thread that knows it: null, or the failure. Before it can be known. It must not throw.
     */
    public final void watchedBy(Consumer<@Nullable Throwable> chosen) {
        watcher = chosen;
    }

    private void tell(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> watching = watcher;
        if (watching != null && !hasOutcome()) {
            watching.accept(failure);
        }
    }

    public final void succeed(@Nullable T value) {
        tell(null);
        succeedWith(value);
    }

    abstract void succeedWith(@Nullable T value);

    /** Completes with what a supplier gives or throws; it is called where callbacks may run. */
    public final void succeedBy(Supplier<? extends T> source) {
        tell(null);
        succeedWithResultOf(source);
    }

    abstract void succeedWithResultOf(Supplier<? extends T> source);

    /** Completes with a value that must be closed if nobody takes it. */
    public final void succeed(T value, Runnable ifNobodyTakesIt) {
        tell(null);
        succeedWith(value, ifNobodyTakesIt);
    }

    abstract void succeedWith(T value, Runnable ifNobodyTakesIt);

    public final void fail(Throwable cause) {
        Runnable first = beforeFailing;
        if (first != null && !hasOutcome()) {
            first.run();
        }
        tell(cause);
        failWith(cause);
    }

    abstract void failWith(Throwable cause);

    /** Sets what is done before the client fails the future; before anything is submitted for it. */
    public final Completion<T> beforeFailing(Runnable action) {
        beforeFailing = action;
        return this;
    }

    /**
     * Adds a task for when the user cancels or completes the future before the client does: it is run once, on the thread that does
     * that; at once if it has been done. It must neither block nor throw.
     */
    public abstract void whenAbandoned(Runnable task);

    /**
     * Completes as another future does, which completes on the I/O thread. It is cancelled when this one is abandoned.
     *
     * @param source one of the client's own, which no user sees
     */
    public final void follow(CompletableFuture<? extends T> source) {
        whenAbandoned(() -> source.cancel(true));
        var unused = source.whenComplete((value, failure) -> {
            if (failure == null) {
                succeed(value);
            } else {
                fail(Futures.unwrapped(failure));
            }
        });
    }
}
