package io.aiomysql.internal;

import static io.aiomysql.internal.MemorySession.concat;
import static io.aiomysql.internal.MemorySession.packets;
import static io.aiomysql.internal.Outcomes.failure;
import static io.aiomysql.internal.Outcomes.ignore;
import static io.aiomysql.internal.Outcomes.value;
import static io.aiomysql.internal.StatementAnswers.longsWithoutDefinition;
import static io.aiomysql.internal.StatementAnswers.prepared;
import static io.aiomysql.internal.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements with parameters, as MariaDB gets them: PREPARE and EXECUTE in one flight, results without definitions. */
@Timeout(60)
class MariaDbExecuteTest {

    private static final String ONE = " 00010800" + "0100000000000000";

    private static final String TWO = " 00010800" + "0200000000000000";

    private final MemorySession session = MemorySession.openedMariaDb(options -> options);
    private final MySqlConnection connection = session.connection();

    @Test
    void isPreparedAndRunInOneWriteAndTheNextFollowsAtOnce() {
        ignore(connection.query("a"));
        long before = connection.writeCount();
        CompletableFuture<QueryResult> result = connection.query("SELECT ?", 1);
        ignore(connection.query("b"));
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a", "PREPARE SELECT ?", "EXECUTE -1" + ONE, "b");
        assertThat(connection.writeCount() - before).isEqualTo(1);
        session.answerNumber(0);
        session.socket().deliver(concat(packets(1, prepared(7, 1)), packets(1, longsWithoutDefinition(42))));
        assertThat(numberOf(result)).isEqualTo(42);

        session.answerNumber(1);
        ignore(connection.query("SELECT ?", 2));
        assertThat(session.sent()).containsExactly("EXECUTE 7" + TWO);
    }

    @Test
    void theSameStatementTwiceInOneFlightIsPreparedOnce() {
        ignore(connection.query("a"));
        CompletableFuture<QueryResult> one = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> two = connection.query("SELECT ?", 2);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("a", "PREPARE SELECT ?", "EXECUTE -1" + ONE, "EXECUTE -1" + TWO);

        session.answerNumber(0);
        session.answer(prepared(7, 1));
        session.answer(longsWithoutDefinition(1));
        session.answer(longsWithoutDefinition(2));
        assertThat(numberOf(one)).isEqualTo(1);
        assertThat(numberOf(two)).isEqualTo(2);
    }

    @Test
    void aStatementBehindAnotherOneWaitsForItsId() {
        ignore(connection.query("a"));
        ignore(connection.query("SELECT ? x", 1));
        ignore(connection.query("SELECT ? y", 1));
        ignore(connection.query("SELECT ? x", 2));
        session.socket().turn();
        assertThat(session.sent())
                .containsExactly(
                        "a",
                        "PREPARE SELECT ? x",
                        "EXECUTE -1" + ONE,
                        "LONG_DATA -1 #65535 0",
                        "PREPARE SELECT ? y",
                        "EXECUTE -1" + ONE);

        session.answerNumber(0);
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("RESET 7", "EXECUTE 7" + TWO);
    }

    @Test
    void aRefusedPreparationIsReportedOnceForEachThatNeededIt() {
        List<String> order = new ArrayList<>();
        ignore(connection.query("a"));
        CompletableFuture<QueryResult> one = connection.query("SELEC ?", 1);
        CompletableFuture<QueryResult> two = connection.query("SELEC ?", 2);
        CompletableFuture<QueryResult> next = connection.query("b");
        ignore(one.whenComplete((result, failure) -> order.add("one")));
        ignore(next.whenComplete((result, failure) -> order.add("next")));
        session.socket().turn();
        session.sent();
        session.answerNumber(0);
        session.answer(refused(1064));
        session.answer(refused(1243));
        session.answer(refused(1243));
        session.answerNumber(2);

        assertThat(failure(MySqlServerException.class, one).code()).isEqualTo(1064);
        assertThat(failure(MySqlServerException.class, one).mayHaveExecuted()).isFalse();
        assertThat(failure(MySqlServerException.class, two).code()).isEqualTo(1064);
        assertThat(numberOf(next)).isEqualTo(2);
        assertThat(order).containsExactly("one", "next");
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void whereTheNumberOfParametersIsInDoubtTheIdIsWaitedFor() {
        for (String sql :
                List.of("SELECT ? /*!99999 1 */", "SELECT ? /*M! 1 */", "SELECT ?, \"a\"", "SELECT ?, '\\\\'")) {
            CompletableFuture<QueryResult> result = connection.query(sql, 1);
            assertThat(session.sent()).last().isEqualTo("PREPARE " + sql);
            session.answer(prepared(7, 1));
            assertThat(session.sent()).containsExactly("EXECUTE 7" + ONE);
            session.answer(longsWithoutDefinition(1));
            assertThat(numberOf(result)).isEqualTo(1);
        }
    }

    @Test
    void withoutPipeliningTheIdIsWaitedFor() {
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
    void cancelInOneFlightLeavesTheNextItsOwnAnswer() {
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT ?", 1);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        cancelled.cancel(false);
        session.answer(prepared(7, 1));
        session.answer(longsWithoutDefinition(1));
        session.answerNumber(2);

        assertThat(numberOf(next)).isEqualTo(2);
    }

    @Test
    void aLossTellsThatItMayHaveRun() {
        CompletableFuture<QueryResult> running = connection.query("SELECT ?", 1);
        session.socket().lose(null);

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
        session.answer(refused(1210));

        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? b", "EXECUTE -1" + ONE);
        session.answer(prepared(2, 1));
        session.answer(longsWithoutDefinition(3));
        assertThat(numberOf(result)).isEqualTo(3);
    }

    private static long numberOf(CompletableFuture<QueryResult> future) {
        return value(future).single().getLong("n");
    }
}
