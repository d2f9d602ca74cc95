package io.aiomysql.internal.future;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.MySqlConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FuturesTest {

    private final CompletableFuture<String> source = new OperationFuture<>(() -> true);
    private final CompletableFuture<Integer> mapped = Futures.map(source, Integer::valueOf);

    @Test
    void aValueIsMapped() {
        source.complete("7");

        assertThat(value(mapped)).isEqualTo(7);
    }

    @Test
    void aFailureIsHandedOnAsItIs() {
        List<Throwable> seen = new ArrayList<>();
        var unused = mapped.whenComplete((value, failure) -> seen.add(failure));
        IllegalArgumentException reason = new IllegalArgumentException("refused");

        source.completeExceptionally(reason);

        assertThat(seen).containsExactly(reason);
    }

    @Test
    void theFailureOfAChainIsHandedOnUnwrapped() {
        IllegalArgumentException reason = new IllegalArgumentException("refused");
        CompletableFuture<String> chained =
                CompletableFuture.<String>failedFuture(reason).thenApply(text -> text);
        List<Throwable> seen = new ArrayList<>();

        var unused = Futures.map(chained, text -> text).whenComplete((value, failure) -> seen.add(failure));

        assertThat(seen).containsExactly(reason);
    }

    @Test
    void whatTheFunctionThrowsFailsTheFuture() {
        source.complete("seven");

        failure(NumberFormatException.class, mapped);
    }

    @Test
    void anErrorInTheFunctionIsTheCauseOfTheFuturesFailure() {
        CompletableFuture<Object> broken = Futures.map(source, text -> {
            throw new StackOverflowError();
        });

        source.complete("7");

        assertThat(failure(MySqlConversionException.class, broken)).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aCancelIsForwarded() {
        mapped.cancel(false);

        assertThat(source).isCancelled();
    }

    @Test
    void aFutureThatTheUserCompletesCancelsTheOtherOneToo() {
        mapped.completeExceptionally(new TimeoutException());

        assertThat(source).isCancelled();
    }

    @Test
    void aValueThatHasComeIsNotCancelled() {
        source.complete("7");

        assertThat(value(source)).isEqualTo("7");
    }

    @Test
    void itMayNotBeWaitedForOnTheEventLoopEither() {
        assertThatIllegalStateException().isThrownBy(mapped::join);
    }
}
