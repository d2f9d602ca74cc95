package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlQueueFullException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may wait on a connection. */
class BacklogTest {

    private static final String OF_100 = "SELECT '" + "x".repeat(91) + "'";

    private final MemorySession session = limited(2 * (Backlog.OVERHEAD + 100));

    private static MemorySession limited(long bytes) {
        return MemorySession.opened(options -> options.pipelining(1).maxQueuedBytes(bytes));
    }

    private CompletableFuture<QueryResult> submit(String sql, Object... values) {
        return session.connection().query(sql, values);
    }

    @Test
    void aStatementThatIsTooMuchIsRefusedAndNotSent() {
        CompletableFuture<QueryResult> inFlight = submit("SELECT 1");
        CompletableFuture<QueryResult> first = submit(OF_100);
        CompletableFuture<QueryResult> second = submit(OF_100);
        MySqlQueueFullException refusal = failure(MySqlQueueFullException.class, submit("SELECT 2"));

        assertThat(refusal.isTransient()).isTrue();
        assertThat(refusal.mayHaveExecuted()).isFalse();
        assertThat(refusal)
                .hasMessageContainingAll("maxQueuedBytes", "2,200 bytes")
                .hasMessageNotContaining("SELECT");
        session.sent();
        session.answerNumber(1);
        session.answerNumber(2);
        session.answerNumber(3);
        assertThat(session.sent()).containsExactly(OF_100, OF_100);
        value(inFlight);
        value(first);
        value(second);
    }

    @Test
    void thereIsRoomAgainWhenOneHasLeft() {
        var unused = submit("SELECT 1");
        var ahead = submit(OF_100);
        var last = submit(OF_100);
        failure(MySqlQueueFullException.class, submit("SELECT 2"));

        session.answerNumber(1);
        CompletableFuture<QueryResult> admitted = submit(OF_100);
        assertThat(admitted).isNotDone();
        assertThat(ahead).isNotDone();
        assertThat(last).isNotDone();
    }

    @Test
    void whatWasCancelledMakesRoomWhenItsTurnHasCome() {
        var unused = submit("SELECT 1");
        submit(OF_100).cancel(true);
        submit(OF_100).cancel(true);

        session.answerNumber(1);
        assertThat(submit(OF_100)).isNotDone();
        assertThat(session.sent()).containsExactly("SELECT 1", OF_100);
    }

    @Test
    void aSingleStatementIsNeverTooMuch() {
        var unused = submit("SELECT 1");
        assertThat(submit("SELECT '" + "x".repeat(100_000) + "'")).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void valuesCount(int length) {
        MemorySession roomy = limited(10_000);
        var unused = roomy.connection().query("SELECT 1");
        var waiting = roomy.connection().query("SELECT 2");
        CompletableFuture<QueryResult> text = roomy.connection().query("SELECT ?", "x".repeat(length));
        CompletableFuture<QueryResult> bytes = roomy.connection().query("SELECT ?", (Object) new byte[length]);
        assertThat(waiting).isNotDone();
        assertThat(text.isCompletedExceptionally()).isEqualTo(length > 1);
        assertThat(bytes.isCompletedExceptionally()).isEqualTo(length > 1);
    }

    @Test
    void aResetIsNotRefused() {
        var unused = submit("SELECT 1");
        var first = submit(OF_100);
        var second = submit(OF_100);
        CompletableFuture<Void> reset = session.connection().reset();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(reset).isNotDone();
    }

    @Test
    void zeroIsNoLimit() {
        MemorySession unlimited = limited(0);
        for (int i = 0; i < 100; i++) {
            assertThat(unlimited.connection().query(OF_100)).isNotDone();
        }
    }

    @Test
    void aRefusalOfOneThreadsStatementIsNeverInTheWayOfAnothers() throws InterruptedException {
        Backlog backlog = new Backlog(10_000);
        backlog.add(of(0));
        AtomicBoolean over = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!over.get()) {
                assertThat(backlog.admit(of(20_000))).isFalse();
            }
        });
        other.start();
        try {
            Operation small = of(100);
            for (int i = 0; i < 100_000; i++) {
                assertThat(backlog.admit(small)).isTrue();
                backlog.remove(small);
            }
        } finally {
            over.set(true);
            other.join();
        }
    }

    private static Operation of(int bytes) {
        return new Operation() {
            @Override
            public int retainedBytes() {
                return bytes;
            }

            @Override
            public boolean isAbandoned() {
                return false;
            }

            @Override
            public @Nullable Exchange next() {
                return null;
            }

            @Override
            public boolean isSent() {
                return true;
            }

            @Override
            public void fail(RuntimeException reason) {
                throw new AssertionError(reason);
            }
        };
    }
}
