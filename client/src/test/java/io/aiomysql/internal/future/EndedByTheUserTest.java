package io.aiomysql.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks of the user's may wait for what the client does when their future is ended: stop the statement, for example. */
@Timeout(60)
class EndedByTheUserTest {

    private record Way(String name, Consumer<CompletableFuture<String>> end) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> ways() {
        List<Way> ways = List.of(
                new Way("cancel", future -> future.cancel(true)),
                new Way("complete", future -> future.complete("a")),
                new Way("completeExceptionally", future -> future.completeExceptionally(new CancellationException())),
                new Way("obtrudeValue", future -> future.obtrudeValue("a")),
                new Way("obtrudeException", future -> future.obtrudeException(new CancellationException())),
                new Way("orTimeout", future -> future.orTimeout(1, TimeUnit.MILLISECONDS)),
                new Way("completeOnTimeout", future -> future.completeOnTimeout("a", 1, TimeUnit.MILLISECONDS)));
        Executor atOnce = Runnable::run;
        return ways.stream().flatMap(way -> Stream.of(Arguments.of(way, null), Arguments.of(way, atOnce)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theClientKnowsBeforeTheCallbacksRun(Way way, Executor executor) {
        Completion<String> completion = new Callbacks(() -> false, executor).completion(null);
        List<String> told = new ArrayList<>();
        completion.whenAbandoned(() -> told.add("client, abandoned " + completion.isAbandoned()));
        CompletableFuture<?> called = completion
                .future()
                .whenComplete((value, failure) -> told.add("callback"))
                .exceptionally(failure -> "");

        way.end().accept(completion.future());
        called.join();
        completion.succeed("too late");

        assertThat(told).containsExactly("client, abandoned true", "callback");
        assertThat(completion.future().handle((value, failure) -> value).join()).isNotEqualTo("too late");
    }
}
