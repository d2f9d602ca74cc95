package io.aiomysql.internal.future;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.MySqlConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Futures that are converted, and that follow others, on the I/O thread. */
class FuturesTest {

    private final Completion<Integer> target = Completion.onLoop(() -> true, null);
    private final Completion<String> source = target.converting(Integer::valueOf);

    @Test
    void aValueIsConverted() {
        source.succeed("7");

        assertThat(value(target.future())).isEqualTo(7);
    }

    @Test
    void aFailureIsHandedOnAsItIs() {
        List<Throwable> seen = new ArrayList<>();
        var unused = target.future().whenComplete((value, failure) -> seen.add(failure));
        IllegalArgumentException reason = new IllegalArgumentException("refused");

        source.fail(reason);

        assertThat(seen).containsExactly(reason);
    }

    @Test
    void whatTheConversionThrowsFailsTheFuture() {
        source.succeed("seven");

        failure(NumberFormatException.class, target.future());
    }

    @Test
    void anErrorInTheConversionIsTheCauseOfTheFuturesFailure() {
        Completion<String> broken = target.converting(text -> {
            throw new StackOverflowError();
        });

        broken.succeed("7");

        assertThat(failure(MySqlConversionException.class, target.future()))
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aCancelIsSeenBeforeTheConversion() {
        target.future().cancel(false);

        assertThat(source.isAbandoned()).isTrue();
    }

    @Test
    void itMayNotBeWaitedForOnTheEventLoop() {
        assertThatIllegalStateException().isThrownBy(target.future()::join);
    }

    @Test
    void aFutureThatFollowsFailsWithTheFailureItself() {
        IllegalArgumentException reason = new IllegalArgumentException("refused");
        List<Throwable> seen = new ArrayList<>();
        var unused = target.future().whenComplete((value, failure) -> seen.add(failure));

        target.follow(CompletableFuture.<Integer>failedFuture(reason).thenApply(number -> number));

        assertThat(seen).containsExactly(reason);
    }

    @Test
    void aFutureThatFollowsCancelsTheOtherOneWhenItIsCancelled() {
        CompletableFuture<Integer> followed = new CompletableFuture<>();
        target.follow(followed);

        target.future().cancel(false);

        assertThat(followed).isCancelled();
    }
}
