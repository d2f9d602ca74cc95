package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @AfterEach
    void theThreadGoesOnUninterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void givesTheValue() {
        assertThat(Await.on(CompletableFuture.completedFuture("a"))).isEqualTo("a");
        @Nullable String none = Await.on(CompletableFuture.<@Nullable String>completedFuture(null));
        assertThat(none).isNull();
    }

    @Test
    void throwsTheFailureItselfWithTheLineThatWaits() {
        MySqlConnectionException lost = new MySqlConnectionException("lost", null, true);
        assertThatThrownBy(() -> Await.on(CompletableFuture.failedFuture(lost))).isSameAs(lost);
        assertThat(lost.getSuppressed())
                .singleElement()
                .satisfies(here ->
                        assertThat(here).hasMessage("waited here").hasStackTraceContaining(AwaitTest.class.getName()));
    }

    @Test
    void unwrapsTheFailureOfAChain() {
        MySqlConnectionException lost = new MySqlConnectionException("lost", null, true);
        CompletableFuture<String> chain = CompletableFuture.<String>failedFuture(lost)
                .thenApply(String::trim)
                .thenApply(String::trim);
        assertThatThrownBy(() -> Await.on(chain)).isSameAs(lost);
    }

    @Test
    void throwsAnErrorAsItIs() {
        Error error = new AssertionError("no");
        assertThatThrownBy(() -> Await.on(CompletableFuture.failedFuture(error)))
                .isSameAs(error);
    }

    @Test
    void wrapsACheckedException() {
        IOException checked = new IOException("no");
        assertThatThrownBy(() -> Await.on(CompletableFuture.failedFuture(checked)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasCause(checked);
    }

    @Test
    void aCancelledFutureIsReportedAsSuch() {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Await.on(cancelled));
    }

    @Test
    void anInterruptCancelsTheFutureAndStays() {
        CompletableFuture<String> pending = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Await.on(pending))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pending).isCancelled();
    }
}
