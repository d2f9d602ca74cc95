package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.number;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How statements leave, and how answers find them. */
@Timeout(60)
class StatementsTest {

    private static final byte[] REFUSED = ServerPackets.err(1064, "42000", "You have an error");

    @Test
    void aLoneStatementLeavesAtOnce() {
        MemorySession session = MemorySession.opened();

        ignore(session.connection().query("SELECT 1"));

        assertThat(session.sent()).containsExactly("SELECT 1");
    }

    @Test
    void manyAtOnceLeaveInTwoWritesAndComeBackInOrder() {
        MemorySession session = MemorySession.opened();
        long before = session.connection().writeCount();
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<QueryResult>> results = IntStream.range(0, 200)
                .mapToObj(i -> session.connection().query("SELECT " + i).whenComplete((result, e) -> order.add(i)))
                .toList();
        session.socket().turn();

        assertThat(session.connection().writeCount() - before).isEqualTo(2);
        assertThat(session.sent())
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "SELECT " + i).toList());

        for (int i = 0; i < 200; i++) {
            session.answerNumber(i);
        }
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        for (int i = 0; i < 200; i++) {
            assertThat(numberOf(results.get(i))).isEqualTo(i);
        }
    }

    @Test
    void whatCallbacksSubmitLeavesInOneWriteWhenAllThatArrivedIsHandled() {
        MemorySession session = MemorySession.opened();
        for (String name : List.of("a", "b", "c")) {
            ignore(session.connection()
                    .query(name)
                    .thenCompose(result -> session.connection().query("after " + name)));
        }
        session.socket().turn();
        session.sent();
        long before = session.connection().writeCount();

        session.socket().deliver(concat(packets(1, number(1)), packets(1, number(2)), packets(1, number(3))));

        assertThat(session.sent()).containsExactly("after a", "after b", "after c");
        assertThat(session.connection().writeCount() - before).isEqualTo(1);
    }

    @Test
    void whatTasksOfTheEventLoopSubmitLeavesTogether() {
        MemorySession session = MemorySession.opened();
        long before = session.connection().writeCount();

        session.socket().turn(() -> {
            ignore(session.connection().query("a"));
            ignore(session.connection().query("b"));
        });

        assertThat(session.sent()).containsExactly("a", "b");
        assertThat(session.connection().writeCount() - before).isEqualTo(1);
    }

    @Test
    void withoutPipeliningEachWaitsForTheAnswerBefore() {
        MemorySession session = MemorySession.opened(options -> options.pipelining(1));
        CompletableFuture<QueryResult> first = session.connection().query("a");
        CompletableFuture<QueryResult> second = session.connection().query("SELECT b");
        CompletableFuture<QueryResult> third = session.connection().query("c");
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a");
        session.answerNumber(1);
        assertThat(first).isCompleted();
        assertThat(session.sent()).containsExactly("SELECT b");
        session.answer(REFUSED);
        assertThat(second).isCompletedExceptionally();
        assertThat(session.sent()).containsExactly("c");
        session.answerNumber(3);
        assertThat(third).isCompleted();
    }

    @Test
    void pipeliningOfThreeKeepsThreeInFlight() {
        MemorySession session = MemorySession.opened(options -> options.pipelining(3));
        for (String sql : List.of("a", "b", "c", "d", "e")) {
            ignore(session.connection().query(sql));
        }
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a", "b", "c");
        session.socket().deliver(concat(packets(1, number(1)), packets(1, number(2))));
        assertThat(session.sent()).containsExactly("d", "e");
    }

    @Test
    void cancelBeforeLeavingSendsNothing() {
        MemorySession session = MemorySession.opened();
        ignore(session.connection().query("a"));
        CompletableFuture<QueryResult> cancelled = session.connection().query("b");
        CompletableFuture<QueryResult> last = session.connection().query("c");
        cancelled.cancel(false);
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a", "c");
        session.answerNumber(1);
        session.answerNumber(3);
        assertThat(numberOf(last)).isEqualTo(3);
    }

    @Test
    void cancelAfterLeavingLeavesTheNextItsOwnAnswer() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> cancelled = session.connection().query("a");
        CompletableFuture<QueryResult> next = session.connection().query("b");
        session.socket().turn();
        cancelled.cancel(false);

        session.answerNumber(1);
        session.answerNumber(2);

        assertThat(cancelled).isCancelled();
        assertThat(numberOf(next)).isEqualTo(2);
        assertThat(session.connection().isClosed()).isFalse();
    }

    @Test
    void cancelInTheMiddleOfTheRowsLeavesTheNextItsOwnAnswer() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> cancelled = session.connection().query("a");
        CompletableFuture<QueryResult> next = session.connection().query("b");
        session.socket().turn();
        byte[] rows = packets(1, numbers(AUTOCOMMIT, "1", "2", "3", "4"));

        session.socket().deliver(Arrays.copyOf(rows, rows.length - 20));
        cancelled.cancel(false);
        session.socket().deliver(Arrays.copyOfRange(rows, rows.length - 20, rows.length));
        session.answerNumber(2);

        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void aRefusedStatementDoesNotDisturbItsNeighbours() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> before = session.connection().query("a");
        CompletableFuture<QueryResult> refused = session.connection().query("b");
        CompletableFuture<QueryResult> after = session.connection().query("c");
        session.socket().turn();

        session.socket().deliver(concat(packets(1, number(1)), packets(1, REFUSED), packets(1, number(3))));

        assertThat(numberOf(before)).isEqualTo(1);
        assertThat(numberOf(after)).isEqualTo(3);
        assertRefused(refused);
        assertThat(session.connection().isClosed()).isFalse();
    }

    @Test
    void anErrorBehindRowsFailsTheStatement() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> refused = session.connection().query("a");
        byte[][] rows = numbers(AUTOCOMMIT, "1", "2");
        rows[rows.length - 1] = REFUSED;

        session.answer(rows);

        assertRefused(refused);
    }

    @Test
    void anErrorInALaterResultFailsTheQuery() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> refused = session.connection().query("a; b");

        session.answer(ServerPackets.ok(AUTOCOMMIT | ServerPackets.STATUS_MORE_RESULTS), REFUSED);

        assertRefused(refused);
    }

    @Test
    void aWriteThatIsKeptHoldsTheOthersBackUntilItIsDone() {
        MemorySession session = MemorySession.opened();
        session.socket().keepWrites(true);
        CompletableFuture<QueryResult> first = session.connection().query("a");
        ignore(session.connection().query("b"));
        ignore(session.connection().query("c"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("a");

        session.socket().handBack();
        assertThat(session.sent()).containsExactly("b", "c");

        // Answers come while a buffer is out: the server reads faster than it is handed back.
        session.answerNumber(1);
        assertThat(first).isCompleted();
        ignore(session.connection().query("d"));
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
        session.socket().handBack();
        assertThat(session.sent()).containsExactly("d");
    }

    @Test
    void hugeStatementsLeaveInSeveralWritesAndInOrder() {
        MemorySession session = MemorySession.opened();
        long before = session.connection().writeCount();
        ignore(session.connection().query("first"));
        List<String> statements =
                IntStream.range(0, 8).mapToObj(i -> i + "x".repeat(400_000)).toList();
        statements.forEach(sql -> ignore(session.connection().query(sql)));
        session.socket().turn();

        assertThat(session.sent().subList(1, 9)).isEqualTo(statements);
        assertThat(session.connection().writeCount() - before).isBetween(3L, 6L);
    }

    @Test
    void aStatementBeyondOnePacketIsAnsweredUnderTheSequenceIdThatFollows() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> result = session.connection().query("x".repeat(0xFF_FF_FF));

        session.socket().deliver(packets(2, number(1)));

        assertThat(numberOf(result)).isEqualTo(1);
    }

    private static int numberOf(CompletableFuture<QueryResult> future) {
        return value(future).single().getInt("n");
    }

    private static void assertRefused(CompletableFuture<QueryResult> future) {
        assertThat(failure(MySqlServerException.class, future).code()).isEqualTo(1064);
    }
}
