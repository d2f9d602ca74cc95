package io.aiomysql.internal.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A future whose callbacks have not run yet tells the same as any CompletableFuture. */
@Timeout(60)
class OperationFutureTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final Callbacks callbacks = new Callbacks(() -> false, tasks::add);
    private final Completion<String> completion = callbacks.completion(null);
    private final CompletableFuture<String> future = completion.future();

    private record Way(String name, Consumer<Completion<String>> answer, Consumer<CompletableFuture<String>> plain) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Way> ways() {
        IllegalStateException failed = new IllegalStateException("failed");
        CompletionException wrapped = new CompletionException(failed);
        return List.of(
                new Way("open", completion -> {}, plain -> {}),
                new Way("value", completion -> completion.succeed("a"), plain -> plain.complete("a")),
                new Way("null", completion -> completion.succeed(null), plain -> plain.complete(null)),
                new Way("failure", completion -> completion.fail(failed), plain -> plain.completeExceptionally(failed)),
                new Way(
                        "wrapped failure",
                        completion -> completion.fail(wrapped),
                        plain -> plain.completeExceptionally(wrapped)),
                new Way("cancel", completion -> completion.future().cancel(true), plain -> plain.cancel(true)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyLookTellsTheSame(Way way) {
        CompletableFuture<String> plain = new CompletableFuture<>();
        way.answer().accept(completion);
        way.plain().accept(plain);

        assertThat(looks(future)).isEqualTo(looks(plain));
        tasks.forEach(Runnable::run);
        assertThat(looks(future)).isEqualTo(looks(plain));
    }

    private static List<String> looks(CompletableFuture<String> seen) {
        boolean isOpen = !seen.isDone();
        return List.of(
                look(seen::isDone),
                look(seen::isCancelled),
                look(seen::isCompletedExceptionally),
                look(() -> seen.getNow("absent")),
                isOpen ? "" : look(seen::join),
                isOpen ? "" : look(seen::get),
                look(() -> seen.get(0, TimeUnit.SECONDS)),
                isOpen ? "" : look(() -> interrupted(seen)),
                isOpen ? "" : look(() -> seen.cancel(false)));
    }

    /** An interrupt does not matter where the outcome is there. */
    private static String interrupted(CompletableFuture<String> seen) throws Exception {
        Thread.currentThread().interrupt();
        try {
            return look(seen::get) + Thread.currentThread().isInterrupted();
        } finally {
            Thread.interrupted();
        }
    }

    private static String look(Callable<?> call) {
        try {
            return String.valueOf(call.call());
        } catch (CancellationException e) {
            // Later JDKs (25) give each who waits one of his own, whose cause is the first.
            return e.getClass().getName();
        } catch (Exception e) {
            return e.getClass().getName() + " of " + e.getCause();
        }
    }

    @Test
    void aCallbackThatIsAddedToACompleteFutureRunsAtOnce() {
        completion.succeed("a");
        List<Thread> ran = new ArrayList<>();

        var unused = future.thenAccept(value -> ran.add(Thread.currentThread()));

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void aCallbackThatIsThereIsLeftToTheExecutor() {
        CompletableFuture<String> derived = future.thenApply(value -> value + "b");
        completion.succeed("a");

        assertThat(derived).isNotDone();
        tasks.forEach(Runnable::run);
        assertThat(derived).isCompletedWithValue("ab");
    }

    @Test
    void aTimeOfTheUserIsToldToTheClientAndIsNoCallback() {
        List<String> told = new ArrayList<>();
        completion.whenAbandoned(() -> told.add("abandoned"));

        assertThat(future.orTimeout(1, TimeUnit.MILLISECONDS)).isSameAs(future);
        assertThat(future)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);

        assertThat(told).containsExactly("abandoned");
        assertThat(completion.isAbandoned()).isTrue();
    }

    @Test
    void whatTheUserCompletesLaterIsNotTheOutcome() {
        assertThat(future.completeOnTimeout("late", 1, TimeUnit.HOURS)).isSameAs(future);
        completion.succeed("a");

        assertThat(future.complete("b")).isFalse();
        assertThat(future.join()).isEqualTo("a");
    }

    @Test
    void aThreadThatWaitsIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(future::get);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void askingAgainAndAgainLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(1, TimeUnit.NANOSECONDS));
        }
        completion.succeed("a");

        assertThat(future.get(1, TimeUnit.NANOSECONDS)).isEqualTo("a");
    }

    @Test
    void aTimeThatIsLongOverIsNotWaitedFor() {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> future.get(Long.MIN_VALUE, TimeUnit.SECONDS));
    }

    @Test
    void timersHaveThreadsThatNoCallbackHolds() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        var unused = io.aiomysql.internal.future.Timeout.schedule(
                Duration.ofMillis(1), () -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(20, TimeUnit.SECONDS);

        assertThat(thread.getName()).startsWith("aiomysql-timer-");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.toString()).doesNotStartWith("VirtualThread");
    }

    @Test
    void nobodyWaitsOnTheEventLoop() {
        Completion<String> onLoop = new Callbacks(() -> true, tasks::add).completion(null);

        assertThatIllegalStateException().isThrownBy(() -> onLoop.future().join());
        onLoop.succeed("a");
        assertThat(onLoop.future().join()).isEqualTo("a");
    }

    @Test
    void callbackThreadsInheritNothingAndEndByThemselves() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        CallbackThreads.shared().execute(() -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(20, TimeUnit.SECONDS);

        assertThat(thread.getName()).startsWith("aiomysql-callback-");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.toString().startsWith("VirtualThread"))
                .isEqualTo(Runtime.version().feature() >= 21);
    }
}
