package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.memory.MemorySession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements stay prepared, which are closed, and which are prepared again. */
@Timeout(60)
class StatementCacheTest {

    private static final String PING = "0e";

    private MemorySession session;
    private final MySqlConnection connection = keeping(2);

    @Test
    void theLeastRecentlyUsedIsClosedBeforeAnotherIsPrepared() {
        run("SELECT ? a", 1);
        run("SELECT ? b", 2);
        ignore(connection.query("SELECT ? a", 1));
        session.answer(longs(1));
        session.sent();

        ignore(connection.query("SELECT ? c", 1));
        assertThat(session.sent()).containsExactly("CLOSE 2", "PREPARE SELECT ? c");
        session.answer(prepared(3, 1));
        session.answer(longs(1));
        session.sent();

        ignore(connection.query("SELECT ? a", 1));
        assertThat(session.sent().get(0)).startsWith("EXECUTE 1 ");
    }

    @Test
    void whatSubtractsAParameterIsKept() {
        run("UPDATE t SET n = n - ?", 1);

        ignore(connection.query("UPDATE t SET n = n - ?", 1));
        assertThat(session.sent().get(0)).startsWith("EXECUTE 1 ");
    }

    @Test
    void whatIsInFlightIsNotEvictedAndWhatFindsNoRoomIsClosedAfterwards() {
        run("SELECT ? a", 1);
        run("SELECT ? b", 2);
        ignore(connection.query("SELECT ? a", 1));
        ignore(connection.query("SELECT ? b", 1));
        CompletableFuture<QueryResult> third = connection.query("SELECT ? c", 1);
        session.socket().turn();
        assertThat(session.sent()).hasSize(3).last().isEqualTo("PREPARE SELECT ? c");

        session.answer(longs(1));
        session.answer(longs(2));
        session.answer(prepared(3, 1));
        session.answer(longs(3));
        assertThat(value(third).single().getLong(0)).isEqualTo(3);
        assertThat(session.sent()).hasSize(2).last().isEqualTo("CLOSE 3");
    }

    @Test
    void withoutACacheEachStatementIsClosedWhenItIsDone() {
        MySqlConnection uncached = keeping(0);
        ignore(uncached.query("SELECT ?", 1));
        session.answer(prepared(1, 1));
        session.answer(longs(1));
        assertThat(session.sent()).hasSize(3).last().isEqualTo("CLOSE 1");

        ignore(uncached.query("SELECT ?", 1));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
    }

    @Test
    void itIsClosedBeforeAnythingThatIsSubmittedOnItsResult() {
        MySqlConnection uncached = keeping(0);
        ignore(uncached.query("SELECT ? a", 1).thenCompose(result -> uncached.query("SELECT ? b", 1)));
        session.answer(prepared(1, 1));
        session.sent();
        session.answer(longs(1));

        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? b");
    }

    @Test
    void oneThatWasCancelledWhileItWasPreparedIsClosedWithoutACache() {
        CompletableFuture<QueryResult> preparing = keeping(0).query("SELECT ?", 1);
        preparing.cancel(false);
        session.answer(prepared(4, 1));

        assertThat(session.sent()).containsExactly("PREPARE SELECT ?", "CLOSE 4");
    }

    @Test
    void resetForgetsAllAndClosesNone() {
        run("SELECT ? a", 1);
        ignore(connection.reset());
        ignore(connection.query("SELECT ? a", 1));

        assertThat(session.answerFirstReset()).containsExactly("1f");
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
        session.answerOk();
        session.answerState();
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? a");
    }

    @Test
    void whatIsDoneBeforeAResetIsSentIsClosedAheadOfIt() {
        session = MemorySession.opened(options -> options.statementCacheSize(0).pipelining(1));
        ignore(session.connection().query("SELECT ?", 1));
        session.answer(prepared(1, 1));
        ignore(session.connection().reset());
        session.socket().turn();
        session.sent();
        session.answer(longs(1));

        assertThat(session.sent()).containsExactly("CLOSE 1", "1f");
        session.answerOk();
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
        session.answerOk();
        assertThat(session.sentButForState()).isEmpty();
    }

    @Test
    void whatIsDoneAfterAResetWasSentIsNotClosed() {
        MySqlConnection uncached = keeping(0);
        ignore(uncached.query("SELECT ?", 1));
        session.answer(prepared(1, 1));
        ignore(uncached.reset());
        session.socket().turn();
        session.sent();
        session.answer(longs(1));
        session.answerOk();
        session.answerOk();

        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
    }

    @Test
    void aStatementThatTheServerDoesNotKnowIsPreparedAndRunAgain() {
        run("SELECT ? a", 1);
        CompletableFuture<QueryResult> result = connection.query("SELECT ? a", 1);
        session.answer(refused(1243));
        assertThat(session.sent()).hasSize(2).last().isEqualTo("PREPARE SELECT ? a");
        assertThat(result).isNotDone();

        session.answer(prepared(9, 1));
        session.answer(longs(5));
        assertThat(value(result).single().getLong(0)).isEqualTo(5);
        assertThat(session.sent().get(0)).startsWith("EXECUTE 9 ");
    }

    @Test
    void aStaleStatementIsClosedPreparedAndRunAgainOnce() {
        run("SELECT ? a", 1);
        CompletableFuture<QueryResult> result = connection.query("SELECT ? a", 1);
        session.answer(refused(1615));
        assertThat(session.sent()).endsWith("CLOSE 1", "PREPARE SELECT ? a");
        session.answer(prepared(9, 1));
        session.answer(refused(1615));

        MySqlServerException e = failure(MySqlServerException.class, result);
        assertThat(e.code()).isEqualTo(1615);
        assertThat(e.mayHaveExecuted()).isFalse();
        assertThat(session.sent()).hasSize(2).endsWith("CLOSE 9");
    }

    @Test
    void nothingIsRunAgainBehindWhatWasSentLater() {
        run("SELECT ? a", 1);
        CompletableFuture<QueryResult> refused = connection.query("SELECT ? a", 1);
        ignore(connection.query("COMMIT"));
        session.socket().turn();
        session.sent();
        session.answer(refused(1243));

        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isFalse();
        assertThat(session.sent()).isEmpty();
        session.answerOk();
        ignore(connection.query("SELECT ? a", 1));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? a");
    }

    @Test
    void isRunAgainWhenTheAnswerComesBeforeTheWriteReturns() {
        run("SELECT ? a", 1);
        session.socket().duringNextWrite(() -> session.answer(refused(1243)));
        CompletableFuture<QueryResult> result = connection.query("SELECT ? a", 1);

        assertThat(result).isNotDone();
        assertThat(session.sent()).hasSize(2).last().isEqualTo("PREPARE SELECT ? a");
    }

    @Test
    void isNotRunAgainBehindWhatIsSentBeforeItCould() {
        run("SELECT ? a", 1);
        session.socket().duringNextWrite(() -> {
            session.answer(refused(1243));
            ignore(connection.query("COMMIT"));
        });
        CompletableFuture<QueryResult> first = connection.query("SELECT ? a", 1);

        assertThat(first).isNotDone();
        assertThat(session.sent()).hasSize(2).last().isEqualTo("PREPARE SELECT ? a");
    }

    @Test
    void theConnectionsEndLeavesWhatWouldBeRunAgainItsRefusal() {
        run("SELECT ? a", 1);
        session.socket().keepWrites(true);
        CompletableFuture<QueryResult> result = connection.query("SELECT ? a", 1);
        session.answer(refused(1243));
        assertThat(result).isNotDone();
        session.socket().lose(null);

        assertThat(failure(MySqlServerException.class, result).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void aProcedureIsNotCalledAgain() {
        run("CALL p(?)", 1);
        CompletableFuture<QueryResult> refused = connection.query("CALL p(?)", 1);
        session.answer(refused(1615));

        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL p(?)",
                "-- c\nCALL p(?)",
                "# c\n/* c */ CALL p(?)",
                "/*! CALL p(?) */",
                "BEGIN NOT ATOMIC CALL p(?); END",
                "insert_row(?)"
            })
    void aProcedureThatMayHaveRunIsNotCalledAgainAndItsStatementIsClosed(String sql) {
        for (int code : new int[] {1243, 1615}) {
            run(sql, 1);
            CompletableFuture<QueryResult> refused = connection.query(sql, 1);
            session.sent();
            session.answer(refused(code));

            assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                    .isTrue();
            assertThat(session.sent()).containsExactly("CLOSE 1");
            ignore(connection.query(sql, 1));
            assertThat(session.sent()).containsExactly(PING);
            session.answerOk();
            assertThat(session.sent()).endsWith("PREPARE " + sql);
            session.answer(refused(1146));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- c\nSELECT ?", "/* c */select ?", "(SELECT ?)", "#\n# c\nWITH a AS (SELECT ?) TABLE a"})
    void whatCallsNoProcedureIsRunAgain(String sql) {
        run(sql, 1);
        ignore(connection.query(sql, 1));
        session.answer(refused(1243));

        assertThat(session.sent()).endsWith("PREPARE " + sql);
    }

    @Test
    void aServerWithoutRoomGetsItFromStatementsThatNobodyUses() {
        run("SELECT ? a", 1);
        CompletableFuture<QueryResult> result = connection.query("SELECT ? b", 1);
        session.sent();
        session.answer(refused(1461));
        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? b");
        session.answer(refused(1461));

        assertThat(failure(MySqlServerException.class, result))
                .hasMessageContaining("max_prepared_stmt_count")
                .extracting(MySqlServerException::mayHaveExecuted)
                .isEqualTo(false);
    }

    @Test
    void interpolatedStatementsAreNotPrepared() {
        session = MemorySession.opened(options -> options.statementMode(StatementMode.TEXT));
        ignore(session.connection().query("SELECT ?, 1 IN (?)", "it's", List.of(1, 2)));

        assertThat(session.sent())
                .singleElement()
                .asString()
                .startsWith("SELECT ")
                .contains("1 IN (1, 2)");
    }

    private MySqlConnection keeping(int statements) {
        session = MemorySession.opened(options -> options.statementCacheSize(statements));
        return session.connection();
    }

    private void run(String sql, int id) {
        ignore(connection.query(sql, 1));
        session.answer(prepared(id, 1));
        session.answer(longs(1));
        session.sent();
    }
}
