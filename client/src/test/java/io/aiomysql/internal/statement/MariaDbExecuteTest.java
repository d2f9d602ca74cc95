package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longsWithoutDefinition;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements with parameters, as MariaDB gets them where it leaves the definitions of known columns out. */
@Timeout(60)
class MariaDbExecuteTest {

    private static final String ONE = " 00010800" + "0100000000000000";

    private static final String TWO = " 00010800" + "0200000000000000";

    private final MemorySession session = MemorySession.openedMariaDb(options -> options);
    private final MySqlConnection connection = session.connection();

    @Test
    void isPreparedThenRunAndTheNextFollowsAtOnce() {
        ignore(connection.query("SELECT a"));
        CompletableFuture<QueryResult> result = connection.query("SELECT ?", 1);
        ignore(connection.query("b"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT a", "PREPARE SELECT ?");

        session.answerNumber(0);
        long before = connection.writeCount();
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE, "b");
        assertThat(connection.writeCount() - before).isEqualTo(1);
        session.answer(longsWithoutDefinition(42));
        assertThat(numberOf(result)).isEqualTo(42);

        session.answerNumber(1);
        ignore(connection.query("SELECT ?", 2));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + TWO);
    }

    @Test
    void theSameStatementTwiceAtOnceIsPreparedOnce() {
        ignore(connection.query("SELECT a"));
        CompletableFuture<QueryResult> one = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> two = connection.query("SELECT ?", 2);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT a", "PREPARE SELECT ?");

        session.answerNumber(0);
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE, "EXECUTE 7" + TWO);
        session.answer(longsWithoutDefinition(1));
        session.answer(longsWithoutDefinition(2));
        assertThat(numberOf(one)).isEqualTo(1);
        assertThat(numberOf(two)).isEqualTo(2);
    }

    @Test
    void aStatementBehindAnotherOneWaitsForItsId() {
        ignore(connection.query("SELECT a"));
        ignore(connection.query("SELECT ? x", 1));
        ignore(connection.query("SELECT ? y", 1));
        ignore(connection.query("SELECT ? x", 2));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT a", "PREPARE SELECT ? x");

        session.answerNumber(0);
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE, "PREPARE SELECT ? y");
        session.answer(longsWithoutDefinition(1));
        session.answer(prepared(8, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 8" + ONE, "EXECUTE 7" + TWO);
    }

    @Test
    void aRefusedPreparationIsReportedOnceForEachThatNeededIt() {
        List<String> order = new ArrayList<>();
        ignore(connection.query("SELECT a"));
        CompletableFuture<QueryResult> one = connection.query("SELEC ?", 1);
        CompletableFuture<QueryResult> two = connection.query("SELEC ?", 2);
        CompletableFuture<QueryResult> next = connection.query("b");
        ignore(one.whenComplete((result, failure) -> order.add("one")));
        ignore(next.whenComplete((result, failure) -> order.add("next")));
        session.socket().turn();
        session.answerNumber(0);
        session.answer(refused(1064));
        session.answer(refused(1064));
        session.answerNumber(2);

        assertThat(failure(MySqlServerException.class, one).code()).isEqualTo(1064);
        assertThat(failure(MySqlServerException.class, one).mayHaveExecuted()).isFalse();
        assertThat(failure(MySqlServerException.class, two).code()).isEqualTo(1064);
        assertThat(numberOf(next)).isEqualTo(2);
        assertThat(order).containsExactly("one", "next");
        assertThat(session.sent()).containsExactly("SELECT a", "PREPARE SELEC ?", "PREPARE SELEC ?", "b");
    }

    @Test
    void oneThatWaitsForARefusedPreparationPreparesAgain() {
        CompletableFuture<QueryResult> first = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> second = connection.query("SELECT ?", 2);
        first.cancel(false);
        session.socket().turn();
        session.answer(refused(1146));

        assertThat(session.sent()).containsExactly("PREPARE SELECT ?", "PREPARE SELECT ?");
        session.answer(prepared(2, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 2" + TWO);
        session.answer(longsWithoutDefinition(5));
        assertThat(numberOf(second)).isEqualTo(5);
    }

    @Test
    void aServerThatCountsOtherParametersRunsNothing() {
        CompletableFuture<QueryResult> result = connection.query("SELECT ? /*!99999 , ? */", 1, 2);
        session.answer(prepared(7, 1));

        assertThat(failure(IllegalArgumentException.class, result))
                .hasMessageContaining("1 parameters")
                .hasMessageContaining("got 2");
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? /*!99999 , ? */");
    }

    @Test
    void withoutPipeliningItIsTheSame() {
        MemorySession oneByOne = MemorySession.openedMariaDb(options -> options.pipelining(1));
        CompletableFuture<QueryResult> result = oneByOne.connection().query("SELECT ?", 1);
        assertThat(oneByOne.sent()).containsExactly("PREPARE SELECT ?");
        oneByOne.answer(prepared(7, 1));
        assertThat(oneByOne.sent()).containsExactly("EXECUTE 7" + ONE);
        oneByOne.answer(longsWithoutDefinition(1));
        assertThat(numberOf(result)).isEqualTo(1);
    }

    @Test
    void withoutPipeliningARefusedPreparationRunsNothing() {
        MemorySession oneByOne = MemorySession.openedMariaDb(options -> options.pipelining(1));
        CompletableFuture<QueryResult> refused = oneByOne.connection().query("SELEC ?", 1);
        oneByOne.answer(refused(1064));

        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1064);
        assertThat(oneByOne.sent()).containsExactly("PREPARE SELEC ?");
    }

    @Test
    void cancelBetweenThePreparationAndTheRunLeavesTheNextItsOwnAnswer() {
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        cancelled.cancel(false);
        session.answer(prepared(7, 1));
        session.answerNumber(2);

        assertThat(session.sent()).containsExactly("PREPARE SELECT ?", "b");
        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void cancelBehindTheRunLeavesTheNextItsOwnAnswer() {
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        session.answer(prepared(7, 1));
        cancelled.cancel(false);
        session.answer(longsWithoutDefinition(1));
        session.answerNumber(2);

        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void aLossTellsThatItMayHaveRunOnceItWasSent() {
        CompletableFuture<QueryResult> preparing = connection.query("SELECT ?", 1);
        session.socket().lose(null);
        assertThat(failure(MySqlConnectionException.class, preparing).mayHaveExecuted())
                .isFalse();

        MemorySession other = MemorySession.openedMariaDb(options -> options);
        CompletableFuture<QueryResult> running = other.connection().query("SELECT ?", 1);
        other.answer(prepared(7, 1));
        other.socket().lose(null);
        assertThat(failure(MySqlConnectionException.class, running).mayHaveExecuted())
                .isTrue();
    }

    @Test
    void aServerWithoutRoomGetsItAndTheStatementRuns() {
        ignore(connection.query("SELECT ? a", 1));
        session.answer(prepared(1, 1));
        session.answer(longsWithoutDefinition(1));
        session.sent();
        CompletableFuture<QueryResult> result = connection.query("SELECT ? b", 1);
        session.sent();
        session.answer(refused(1461));

        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? b");
        session.answer(prepared(2, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 2" + ONE);
        session.answer(longsWithoutDefinition(3));
        assertThat(numberOf(result)).isEqualTo(3);
    }

    @Test
    void eachOfManyWithoutRoomGetsItInTurn() {
        ignore(connection.query("SELECT ? a", 1));
        session.answer(prepared(1, 1));
        session.answer(longsWithoutDefinition(1));
        session.sent();
        CompletableFuture<QueryResult> one = connection.query("SELECT ? b", 1);
        CompletableFuture<QueryResult> two = connection.query("SELECT ? c", 2);
        session.socket().turn();
        session.answer(refused(1461));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? b", "CLOSE 1", "PREPARE SELECT ? b");
        session.answer(prepared(2, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 2" + ONE, "PREPARE SELECT ? c");
        session.answer(longsWithoutDefinition(7));
        session.answer(refused(1461));
        assertThat(session.sent()).containsExactly("CLOSE 2", "PREPARE SELECT ? c");
        session.answer(prepared(3, 1));
        session.answer(longsWithoutDefinition(8));

        assertThat(numberOf(one)).isEqualTo(7);
        assertThat(numberOf(two)).isEqualTo(8);
    }

    @Test
    void afterAFailureForWantOfRoomTheNextMakesRoomFirst() {
        ignore(connection.query("SELECT ? a", 1));
        session.answer(prepared(1, 1));
        session.answer(longsWithoutDefinition(1));
        session.sent();
        CompletableFuture<QueryResult> refused = connection.query("SELECT ? b", 1);
        session.answer(refused(1461));
        session.answer(refused(1461));
        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isFalse();
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? b", "CLOSE 1", "PREPARE SELECT ? b");

        ignore(connection.query("SELECT ? c", 1));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? c");
    }

    private static long numberOf(CompletableFuture<QueryResult> future) {
        return value(future).single().getLong("n");
    }
}
