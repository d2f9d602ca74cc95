package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements with parameters, as MySQL gets them: how they leave, in which order, and what becomes of them. */
@Timeout(60)
class ExecuteTest {

    /** Types follow, one BIGINT, its value. */
    private static final String ONE = " 00010800" + "0100000000000000";

    private static final String TWO = " 00010800" + "0200000000000000";

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void isPreparedAndRunWhenItsIdIsKnown() {
        CompletableFuture<QueryResult> result = connection.query("SELECT ?", 1);
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");

        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE);

        session.answer(longs(42));
        assertThat(numberOf(result)).isEqualTo(42);
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void nothingOvertakesAStatementThatIsBeingPrepared() {
        List<String> order = new ArrayList<>();
        note(order, "before", connection.query("SELECT a"));
        note(order, "prepared", connection.query("SELECT ?", 1));
        note(order, "after", connection.query("b"));
        session.socket().turn();

        assertThat(session.sent()).containsExactly("SELECT a", "PREPARE SELECT ?");
        session.answerNumber(1);
        assertThat(session.sent()).isEmpty();
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE, "b");
        session.answer(longs(2));
        session.answerNumber(3);
        assertThat(order).containsExactly("before", "prepared", "after");
    }

    @Test
    void isPreparedOnceAndThenPipelined() {
        prepareOnce();

        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            results.add(connection.query("SELECT ?", 2));
        }
        session.socket().turn();

        assertThat(session.sent()).containsExactly("EXECUTE 7" + TWO, "EXECUTE 7" + TWO, "EXECUTE 7" + TWO);
        for (int i = 0; i < 3; i++) {
            session.answer(longs(i));
            assertThat(numberOf(results.get(i))).isEqualTo(i);
        }
    }

    @Test
    void theSameStatementTwiceAtOnceIsPreparedOnce() {
        CompletableFuture<QueryResult> one = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> two = connection.query("SELECT ?", 2);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");

        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE, "EXECUTE 7" + TWO);
        session.answer(longs(1));
        session.answer(longs(2));
        assertThat(numberOf(one)).isEqualTo(1);
        assertThat(numberOf(two)).isEqualTo(2);
    }

    @Test
    void withoutPipeliningEachCommandWaitsForTheAnswerBefore() {
        MemorySession oneByOne = MemorySession.opened(options -> options.pipelining(1));
        ignore(oneByOne.connection().query("a"));
        CompletableFuture<QueryResult> result = oneByOne.connection().query("SELECT ?", 1);
        ignore(oneByOne.connection().query("b"));
        oneByOne.socket().turn();

        assertThat(oneByOne.sent()).containsExactly("a");
        oneByOne.answerNumber(1);
        assertThat(oneByOne.sent()).containsExactly("PREPARE SELECT ?");
        oneByOne.answer(prepared(7, 1));
        assertThat(oneByOne.sent()).containsExactly("EXECUTE 7" + ONE);
        oneByOne.answer(longs(1));
        assertThat(numberOf(result)).isEqualTo(1);
        assertThat(oneByOne.sent()).containsExactly("b");
    }

    @Test
    void namesBecomeQuestionMarksAndListsAsManyAsTheyHold() {
        ignore(connection.query(Query.of("SELECT :a + :b").bind(Map.of("b", 2, "a", 1, "c", 3))));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? + ?");
        session.answer(prepared(1, 2));
        assertThat(session.sent())
                .containsExactly("EXECUTE 1 00010800" + "0800" + "0100000000000000" + "0200000000000000");
        session.answer(longs(1));

        ignore(connection.query("SELECT 1 IN (?)", List.of(1, 2)));
        assertThat(session.sent()).containsExactly("PREPARE SELECT 1 IN (?, ?)");
    }

    @Test
    void withoutParametersTheTextProtocolIsSpoken() {
        ignore(connection.query("SELECT '?'"));
        ignore(connection.query(Query.of("SELECT 1").bind("unused", 1)));
        session.socket().turn();

        assertThat(session.sent()).containsExactly("SELECT '?'", "SELECT 1");
    }

    @Test
    void aRefusedPreparationFailsItsStatementAloneAndIsTriedAgain() {
        CompletableFuture<QueryResult> refused = connection.query("SELEC ?", 1);
        CompletableFuture<QueryResult> next = connection.query("SELECT 2");
        session.socket().turn();
        session.answer(refused(1064));

        MySqlServerException e = failure(MySqlServerException.class, refused);
        assertThat(e.code()).isEqualTo(1064);
        assertThat(e.mayHaveExecuted()).isFalse();
        assertThat(session.sent()).containsExactly("PREPARE SELEC ?", "SELECT 2");
        session.answerNumber(2);
        assertThat(numberOf(next)).isEqualTo(2);

        ignore(connection.query("SELEC ?", 1));
        assertThat(session.sent()).containsExactly("PREPARE SELEC ?");
    }

    @Test
    void aRefusedExecutionLeavesTheStatementPrepared() {
        prepareOnce();
        CompletableFuture<QueryResult> refused = connection.query("SELECT ?", 1);
        session.answer(refused(1062));

        MySqlServerException e = failure(MySqlServerException.class, refused);
        assertThat(e.code()).isEqualTo(1062);
        assertThat(e.mayHaveExecuted()).isTrue();
        session.sent();
        ignore(connection.query("SELECT ?", 1));
        assertThat(session.sent()).as("a ping asks what a function has changed").containsExactly("0e");
        session.answerOk();
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE);
    }

    @Test
    void anotherCountOfTheServersFailsBeforeAnythingRuns() {
        CompletableFuture<QueryResult> mismatched = connection.query("SELECT ? /*!99999 + ? */", 1, 2);
        CompletableFuture<QueryResult> next = connection.query("SELECT 2");
        session.socket().turn();
        session.sent();
        session.answer(prepared(7, 1));

        assertThat(failure(IllegalArgumentException.class, mismatched))
                .hasMessageContaining("counts 1")
                .hasMessageContaining("got 2");
        assertThat(session.sent()).containsExactly("SELECT 2");
        session.answerNumber(2);
        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void parametersThatDoNotFitAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.query("SELECT ?, ?", 1))
                .withMessageContaining("2")
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.query(Query.of("SELECT :a").bind("b", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.query("SELECT ?", Thread.currentThread()))
                .withMessageContaining("Thread");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.query("SELECT 1 IN (?)", Collections.nCopies(65_536, 1)))
                .withMessageContaining("65,535");

        assertThat(session.sent()).isEmpty();
    }

    @Test
    void theMostParametersAreSent() {
        CompletableFuture<QueryResult> result = connection.query("SELECT 1 IN (?)", Collections.nCopies(65_535, null));
        session.answer(prepared(7, 65_535));

        assertThat(session.sent().get(1)).startsWith("EXECUTE 7 ffff");
        session.answer(longs(1));
        assertThat(numberOf(result)).isEqualTo(1);
    }

    @Test
    void textThatCannotBeEncodedFailsItsStatementAlone() {
        CompletableFuture<QueryResult> broken = connection.query("SELECT '\ud800', ?", 1);
        CompletableFuture<QueryResult> next = connection.query("SELECT 2");
        session.socket().turn();

        failure(IllegalArgumentException.class, broken);
        assertThat(session.sent()).containsExactly("SELECT 2");
        session.answerNumber(2);
        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void cancelBeforeLeavingSendsNothing() {
        ignore(connection.query("SELECT a"));
        connection.query("SELECT ?", 1).cancel(false);
        ignore(connection.query("b"));
        session.socket().turn();

        assertThat(session.sent()).containsExactly("SELECT a", "b");
    }

    @Test
    void cancelBetweenTheTwoCommandsSendsNoSecondAndKeepsWhatIsPrepared() {
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        cancelled.cancel(false);
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");

        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("b");
        session.answerNumber(2);
        assertThat(numberOf(next)).isEqualTo(2);

        ignore(connection.query("SELECT ?", 2));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + TWO);
    }

    @Test
    void cancelAfterTheSecondCommandLeavesTheNextItsOwnAnswer() {
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        session.answer(prepared(7, 1));
        cancelled.cancel(false);

        session.answer(longs(1, 2, 3));
        session.answerNumber(2);
        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void aLossBetweenTheTwoCommandsTellsThatNothingRan() {
        CompletableFuture<QueryResult> preparing = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> waiting = connection.query("b");
        session.socket().turn();
        session.socket().lose(null);

        assertThat(failure(MySqlConnectionException.class, preparing).mayHaveExecuted())
                .isFalse();
        assertThat(failure(MySqlConnectionException.class, waiting).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void aLossAfterTheSecondCommandTellsThatItMayHaveRun() {
        CompletableFuture<QueryResult> running = connection.query("SELECT ?", 1);
        session.answer(prepared(7, 1));
        session.socket().lose(null);

        assertThat(failure(MySqlConnectionException.class, running).mayHaveExecuted())
                .isTrue();
        assertThatThrownBy(() -> connection.query("SELECT ?", 1).join())
                .hasCauseInstanceOf(MySqlConnectionException.class);
    }

    @Test
    void answersInPiecesAreTheSame() {
        CompletableFuture<QueryResult> result = connection.query("SELECT ?", 1);
        session.socket().deliverInPieces(MemorySession.packets(1, prepared(7, 1)), 1);
        session.socket().deliverInPieces(MemorySession.packets(1, longs(1, 2, 3)), 1);

        assertThat(value(result).rows()).extracting(row -> row.getLong(0)).containsExactly(1L, 2L, 3L);
    }

    private void prepareOnce() {
        ignore(connection.query("SELECT ?", 1));
        session.answer(prepared(7, 1));
        session.answer(longs(1));
        session.sent();
    }

    private static void note(List<String> order, String name, CompletableFuture<?> future) {
        ignore(future.whenComplete((result, failure) -> order.add(name)));
    }

    private static long numberOf(CompletableFuture<QueryResult> future) {
        return value(future).single().getLong("n");
    }
}
