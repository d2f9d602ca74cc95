package io.aiomysql.internal.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that the I/O thread completes without running a callback: its outcome is apart from what a CompletableFuture holds,
 * and is put there, which runs the callbacks, by a thread that may wait.
 *
 * <pre>
 *            ┌──── the user ends it ───────────────────────────────────────────────────────┐
 *   open ────┼──── the client has an outcome ───────────────────────────────────────────► done ──► settled
 *            └──── the client has what one is made of ──► convertible ──► converting ──────┘
 * </pre>
 *
 * <p>Whoever sets the outcome wins, and wakes those who wait. It is settled (and before that, converted) by one of them if there is
 * one and no callback; by the user's thread that ends it; else by {@link Callbacks}. One of them always does it soon: what
 * CompletableFuture's static methods attach, which no subclass can see, must not be left behind.
 *
 * <p>Until then, all that reads a future looks at the outcome. The exception is {@code state()} of Java 19.
 */
final class OperationFuture<T> extends CompletableFuture<T> {

    private static final Object NULL = new Object();
    private static final Object CONVERTING = new Object();
    private static final VarHandle OUTCOME;

    static {
        try {
            OUTCOME = MethodHandles.lookup().findVarHandle(OperationFuture.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private final Callbacks callbacks;
    private final Waiters waiters = new Waiters();
    private final Endings endings = new Endings();

    /** Null while open; else {@link Conversion}, {@link #CONVERTING}, {@link Failed}, {@link #NULL} or the value. */
    private volatile @Nullable Object outcome;

    private record Conversion(Supplier<?> source) {}

    OperationFuture(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    // What the client does, on any thread

    /** Says whether the client need not find an outcome any more. */
    boolean hasOutcome() {
        return outcome != null;
    }

    boolean succeed(@Nullable T value) {
        return answer(encoded(value));
    }

    /** Completes with what a supplier gives, which is called on a thread that may wait. */
    boolean succeedBy(Supplier<? extends T> source) {
        return answer(new Conversion(source));
    }

    boolean fail(Throwable cause) {
        return answer(new Failed(cause));
    }

    void whenAbandoned(Runnable hook) {
        endings.whenAbandoned(hook);
    }

    private boolean answer(Object found) {
        if (outcome != null || !OUTCOME.compareAndSet(this, null, found)) {
            return false;
        }
        endings.answered();
        handOver();
        return true;
    }

    /** Wakes those who wait. Without any, or with callbacks, there is work for others too. */
    private void handOver() {
        boolean woken = waiters.wake();
        if (!woken || getNumberOfDependents() > 0) {
            callbacks.add(this);
        }
    }

    /** Converts and settles; runs callbacks. On a thread that may wait. */
    void work() {
        Object seen = outcome;
        if (seen instanceof Conversion conversion) {
            convert(conversion);
            seen = outcome;
        }
        if (seen != null && isOver(seen)) {
            settle(seen);
        }
    }

    boolean isSettled() {
        return super.isDone();
    }

    /** Only one thread converts; the user may end the future meanwhile. */
    private void convert(Conversion conversion) {
        if (OUTCOME.compareAndSet(this, conversion, CONVERTING)) {
            Object made;
            try {
                made = encoded(conversion.source().get());
            } catch (Throwable t) {
                made = Failed.byConversion(t);
            }
            if (OUTCOME.compareAndSet(this, CONVERTING, made)) {
                var unused = waiters.wake();
            }
        }
    }

    private void settle(Object over) {
        if (over instanceof Failed failed) {
            super.completeExceptionally(failed.cause());
        } else {
            super.complete(decoded(over));
        }
    }

    /** Settles on the thread of somebody who only looks at the outcome, and must not run callbacks of others. */
    private void settleUnlessAwaited(Object over) {
        if (super.isDone()) {
            return;
        }
        if (getNumberOfDependents() == 0) {
            try {
                settle(over);
                return;
            } catch (OutOfMemoryError e) {
                // Left to the others.
            }
        }
        callbacks.add(this);
    }

    private static boolean isOver(@Nullable Object seen) {
        return seen != null && seen != CONVERTING && !(seen instanceof Conversion);
    }

    private static Object encoded(@Nullable Object value) {
        return value == null ? NULL : value;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // NULL stands for the null that T permits
    private T decoded(Object over) {
        return over == NULL ? null : (T) over;
    }

    // What the user does to end it

    @Override
    public boolean complete(T value) {
        return abandon(encoded(value));
    }

    @Override
    public boolean completeExceptionally(Throwable cause) {
        return abandon(new Failed(Objects.requireNonNull(cause, "cause")));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return (!isDone() && abandon(new Failed(new CancellationException()))) || isCancelled();
    }

    private boolean abandon(Object given) {
        if (!end(given)) {
            return false;
        }
        var unused = waiters.wake();
        settle(given);
        return true;
    }

    /** Sets the user's outcome in place of one that is not there yet; the client is told unless it has answered. */
    private boolean end(Object given) {
        while (true) {
            Object seen = outcome;
            if (isOver(seen)) {
                return false;
            }
            if (OUTCOME.compareAndSet(this, seen, given)) {
                if (seen == null) {
                    endings.abandoned();
                }
                return true;
            }
        }
    }

    @Override
    public void obtrudeValue(T value) {
        obtrude(encoded(value));
        super.obtrudeValue(value);
    }

    @Override
    public void obtrudeException(Throwable cause) {
        obtrude(new Failed(Objects.requireNonNull(cause, "cause")));
        super.obtrudeException(cause);
    }

    private void obtrude(Object given) {
        if (!end(given)) {
            outcome = given;
        }
        var unused = waiters.wake();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        return completeAsync(supplier, defaultExecutor());
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> {
            if (!isDone()) {
                try {
                    complete(supplier.get());
                } catch (Throwable t) {
                    completeExceptionally(new CompletionException(t));
                }
            }
        });
        return this;
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        return expire(timeout, unit, () -> new Failed(new TimeoutException()));
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        return expire(timeout, unit, () -> encoded(value));
    }

    private CompletableFuture<T> expire(long timeout, TimeUnit unit, Supplier<Object> ending) {
        if (!isDone()) {
            Timeout timer = Timeout.schedule(timeout, unit, () -> {
                if (end(ending.get())) {
                    handOver();
                }
            });
            endings.always(timer::cancel);
        }
        return this;
    }

    // What the user does to see it

    @Override
    public boolean isDone() {
        return isOver(outcome);
    }

    @Override
    public boolean isCompletedExceptionally() {
        return outcome instanceof Failed;
    }

    @Override
    public boolean isCancelled() {
        return outcome instanceof Failed failed && failed.cause() instanceof CancellationException;
    }

    @Override
    public T getNow(T valueIfAbsent) {
        Object seen = outcome;
        return seen != null && isOver(seen) ? joined(seen) : valueIfAbsent;
    }

    @Override
    public T join() {
        return joined(Objects.requireNonNull(await(false, null)));
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        Object over = awaitOutcomeOrInterrupt(null);
        return got(Objects.requireNonNull(over));
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Object over = awaitOutcomeOrInterrupt(System.nanoTime() + Math.max(0, unit.toNanos(timeout)));
        if (over == null) {
            throw new TimeoutException();
        }
        return got(over);
    }

    /** Overrides the method of Java 19. */
    @SuppressWarnings("MissingOverride")
    public T resultNow() {
        Object seen = outcome;
        if (seen == null || !isOver(seen) || seen instanceof Failed) {
            throw new IllegalStateException(isDone() ? "the future has failed" : "the future is not complete");
        }
        return decoded(seen);
    }

    /** Overrides the method of Java 19. */
    @SuppressWarnings("MissingOverride")
    public Throwable exceptionNow() {
        if (outcome instanceof Failed failed && !isCancelled()) {
            return Futures.unwrapped(failed.cause());
        }
        throw new IllegalStateException(
                isCancelled()
                        ? "the future was cancelled"
                        : isDone() ? "the future has a value" : "the future is not complete");
    }

    /**
     * Called for each callback, on the thread that adds it: where the outcome is there, that thread runs it, as with every future that is
     * complete.
     */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        Object seen = outcome;
        if (seen != null && isOver(seen)) {
            settleUnlessAwaited(seen);
        }
        return new CompletableFuture<>();
    }

    private @Nullable Object awaitOutcomeOrInterrupt(@Nullable Long untilNanos) throws InterruptedException {
        Object over = await(true, untilNanos);
        if (over == null && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return over;
    }

    /** Returns the outcome; null if an interrupt, which is set again, or the time has ended the waiting. */
    private @Nullable Object await(boolean interruptible, @Nullable Long untilNanos) {
        boolean interrupted = false;
        try {
            while (true) {
                Object seen = outcome;
                if (seen != null && isOver(seen)) {
                    settleUnlessAwaited(seen);
                    return seen;
                }
                if (seen instanceof Conversion conversion && !callbacks.inEventLoop()) {
                    convert(conversion);
                } else if ((interruptible && interrupted) || isPast(untilNanos)) {
                    return null;
                } else {
                    callbacks.requireMayWait();
                    Waiters.Waiter waiter = waiters.add();
                    if (outcome == seen) {
                        interrupted |= waiter.park(interruptible, untilNanos);
                    } else {
                        waiter.leave();
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isPast(@Nullable Long untilNanos) {
        return untilNanos != null && untilNanos - System.nanoTime() <= 0;
    }

    private T joined(Object over) {
        if (over instanceof Failed failed) {
            Throwable cause = failed.cause();
            if (cause instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw cause instanceof CompletionException known ? known : new CompletionException(cause);
        }
        return decoded(over);
    }

    private T got(Object over) throws ExecutionException {
        if (over instanceof Failed failed) {
            if (failed.cause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new ExecutionException(Futures.unwrapped(failed.cause()));
        }
        return decoded(over);
    }
}
