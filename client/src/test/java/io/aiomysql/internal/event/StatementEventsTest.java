package io.aiomysql.internal.event;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.CURSOR_EXISTS;
import static io.aiomysql.internal.memory.StatementAnswers.LAST_ROW_SENT;
import static io.aiomysql.internal.memory.StatementAnswers.fetched;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.longsEnding;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.ServerCursor;
import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener is told of statements, and in which order. */
@Timeout(60)
class StatementEventsTest {

    private final ToldStatements told = new ToldStatements();
    private final MemorySession session = opened(true);
    private final MySqlConnection connection = session.connection();

    private MemorySession opened(boolean pipelined) {
        return MemorySession.opened(options -> options.statementListener(told)
                .callbackExecutor(Runnable::run)
                .pipelining(pipelined ? Integer.MAX_VALUE : 1));
    }

    @Test
    void theSetUpIsNotToldOf() {
        assertThat(told.lines).isEmpty();
    }

    @Test
    void aQueryIsSubmittedSentReadAndCompleted() {
        ignore(connection.query("SELECT n"));
        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent");

        session.answer(numbers(AUTOCOMMIT, "1", "22"));

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 firstRow", "1 completed");
        StatementEndEvent end = told.lastEnd();
        assertThat(end.rows()).isEqualTo(2);
        assertThat(end.affectedRows()).isZero();
        assertThat(end.wasSent()).isTrue();
        assertThat(end.failure()).isEmpty();
        assertThat(end.sql()).isEqualTo("SELECT n");
        assertThat(end.threadId()).isEqualTo(connection.threadId());
        long answer = MemorySession.packets(1, numbers(AUTOCOMMIT, "1", "22")).length;
        assertThat(end.bytesReceived()).isEqualTo(answer - 5 * 4);
        assertThat(told.events)
                .extracting(StatementEvent::connectionId)
                .containsOnly(end.connectionId())
                .isNotEmpty();
    }

    @Test
    void theTimesOfAnEndAreThoseOfItsParts() {
        ignore(connection.query("SELECT n"));
        session.answerNumber(1);

        StatementEndEvent end = told.lastEnd();
        Duration parts = end.queueTime().plus(end.executionTime()).plus(end.readTime());
        assertThat(parts).isPositive().isLessThanOrEqualTo(end.elapsed());
        assertThat(told.events).extracting(StatementEvent::elapsed).isSorted();
        assertThat(told.events).extracting(StatementEvent::submittedAt).containsOnly(end.submittedAt());
    }

    @Test
    void changedRowsAreCounted() {
        ignore(connection.query("UPDATE t SET a = 1"));

        session.answer(ServerPackets.ok(3, 0, AUTOCOMMIT, 0, ""));

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 completed");
        assertThat(told.lastEnd().affectedRows()).isEqualTo(3);
    }

    @Test
    void aRefusalIsTheFailure() {
        CompletableFuture<?> refused = connection.query("SELECT missing");

        session.answer(ServerPackets.err(1054, "42S22", "Unknown column 'missing'"));

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 failed");
        assertThat(told.lastEnd().failure()).get().isInstanceOf(MySqlServerException.class);
        assertThat(refused).isCompletedExceptionally();
    }

    @Test
    void whatIsCancelledBeforeItIsSentIsNeverToldOfAgain() {
        MemorySession oneByOne = opened(false);
        ignore(oneByOne.connection().query("a"));
        CompletableFuture<?> waiting = oneByOne.connection().query("b");
        oneByOne.socket().turn();

        waiting.cancel(false);
        oneByOne.answerNumber(1);

        assertThat(told.lines)
                .containsExactly(
                        "1 submitted QUERY", "1 sent", "2 submitted QUERY", "2 cancelled", "1 firstRow", "1 completed");
        StatementEndEvent cancelled = told.ends.get(0);
        assertThat(cancelled.wasSent()).isFalse();
        assertThat(cancelled.queueTime()).isEqualTo(cancelled.elapsed());
        assertThat(cancelled.executionTime()).isZero();
        assertThat(oneByOne.sent()).containsExactly("a");
    }

    @Test
    void whatIsCancelledInFlightEndsThenAndNotWithItsAnswer() {
        CompletableFuture<?> inFlight = connection.query("a");

        inFlight.cancel(false);
        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 cancelled");
        session.answerNumber(1);

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 cancelled");
        assertThat(told.lastEnd().wasSent()).isTrue();
        assertThat(told.lastEnd().failure()).isEmpty();
    }

    @Test
    void aLostConnectionFailsWhatIsInFlightAndWhatWaits() {
        MemorySession oneByOne = opened(false);
        ignore(oneByOne.connection().query("a"));
        ignore(oneByOne.connection().query("b"));
        oneByOne.socket().turn();

        oneByOne.socket().lose(null);

        assertThat(told.lines)
                .containsExactly("1 submitted QUERY", "1 sent", "2 submitted QUERY", "1 failed", "2 failed");
        assertThat(told.ends).extracting(StatementEndEvent::wasSent).containsExactly(true, false);
        assertThat(told.lastEnd().failure()).get().isInstanceOf(MySqlConnectionException.class);
    }

    @Test
    void whatIsSubmittedAfterTheEndFailsToo() {
        connection.close();

        ignore(connection.query("late"));

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 failed");
    }

    @Test
    void whatIsRefusedBeforeItIsSubmittedIsNotToldOf() {
        assertThatIllegalArgumentException().isThrownBy(() -> connection.query("SELECT ?", 1, 2));

        assertThat(told.lines).isEmpty();
    }

    @Test
    void preparingAndRunningIsOneStatement() {
        ignore(connection.query("SELECT ?", 1));
        session.answer(prepared(7, 1));
        session.answer(longs(42));

        assertThat(told.lines).containsExactly("1 submitted EXECUTE", "1 sent", "1 firstRow", "1 completed");
        assertThat(told.lastEnd().rows()).isEqualTo(1);
        assertThat(told.lastEnd().sql()).isEqualTo("SELECT ?");

        ignore(connection.query("SELECT ?", 2));
        session.answer(longs(43));
        assertThat(told.lines.subList(4, 8))
                .containsExactly("2 submitted EXECUTE", "2 sent", "2 firstRow", "2 completed");
    }

    @Test
    void whatTheServerWantsPreparedAgainIsOneStatement() {
        ignore(connection.query("SELECT ?", 1));
        session.answer(prepared(7, 1));
        session.answer(refused(1615));
        session.socket().turn();
        session.answer(prepared(8, 1));
        session.answer(longs(42));

        assertThat(told.lines).containsExactly("1 submitted EXECUTE", "1 sent", "1 firstRow", "1 completed");
    }

    @Test
    void whatCannotBePreparedHasFailed() {
        ignore(connection.query("SELECT ?", 1));

        session.answer(refused(1146));

        assertThat(told.lines).containsExactly("1 submitted EXECUTE", "1 sent", "1 failed");
    }

    @Test
    void literalsInTheSqlAreNotTheSqlThatIsTold() {
        MemorySession text = MemorySession.opened(options ->
                options.statementListener(told).callbackExecutor(Runnable::run).statementMode(StatementMode.TEXT));
        ignore(text.connection().query(Query.of("SELECT :a").bind("a", "secret")));
        text.answerNumber(1);

        assertThat(text.sent()).containsExactly("SELECT 'secret'");
        assertThat(told.lastEnd().sql()).isEqualTo("SELECT :a");
        assertThat(told.lines).startsWith("1 submitted QUERY");
    }

    @Test
    void aPreparedStatementItsRunsAndItsCursorsBatchesAreStatements() {
        CompletableFuture<PreparedStatement> preparing = connection.prepare("SELECT n");
        session.answer(prepared(1, 0));
        PreparedStatement statement = value(preparing);
        ignore(statement.execute());
        session.answer(longs(1));
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.socket().turn();
        session.answer(prepared(2, 0));
        session.answer(longsEnding(AUTOCOMMIT | CURSOR_EXISTS));
        session.socket().turn();
        session.answer(fetched(AUTOCOMMIT | LAST_ROW_SENT, 1));
        value(opening).close();
        statement.close();
        session.socket().turn();

        assertThat(told.lines)
                .containsExactly(
                        "1 submitted PREPARE",
                        "1 sent",
                        "1 completed",
                        "2 submitted EXECUTE",
                        "2 sent",
                        "2 firstRow",
                        "2 completed",
                        "3 submitted EXECUTE",
                        "3 sent",
                        "4 submitted FETCH",
                        "3 completed",
                        "4 sent",
                        "4 firstRow",
                        "4 completed");
        assertThat(told.lastEnd().sql()).isEqualTo("SELECT n");
    }

    @Test
    void commandsWithoutSqlAreStatementsToo() {
        ignore(connection.ping());
        session.answerOk();
        ignore(connection.selectDatabase("b"));
        session.answerOk();
        ignore(connection.reset());
        session.answerFirstReset();
        session.answerSetUp();

        assertThat(told.lines)
                .containsExactly(
                        "1 submitted PING",
                        "1 sent",
                        "1 completed",
                        "2 submitted SELECT_DATABASE",
                        "2 sent",
                        "2 completed",
                        "3 submitted RESET",
                        "3 sent",
                        "3 completed");
        assertThat(told.lastEnd().sql()).isEmpty();
    }

    @Test
    void valuesAreGivenOnlyWhereTheyAreAskedForAndNeverShown() {
        ignore(connection.query("SELECT ?", "secret"));
        assertThat(told.events)
                .allSatisfy(event -> assertThat(event.parameters()).isEmpty());

        MemorySession curious = MemorySession.opened(options ->
                options.statementListener(told).callbackExecutor(Runnable::run).listenerParameters(true));
        told.events.clear();
        ignore(curious.connection().query("SELECT ?, ?", "secret", null));
        ignore(curious.connection().query("SELECT ?", (Object[]) null));
        ignore(curious.connection().query(Query.of("SELECT :a").bind("a", "secret")));

        assertThat(told.events.get(0).parameters()).containsExactly("secret", null);
        assertThat(told.events)
                .filteredOn(event -> event.statementId() == 2)
                .first()
                .satisfies(event -> assertThat(event.parameters()).containsExactly((Object) null));
        assertThat(told.events)
                .filteredOn(event -> event.statementId() == 3)
                .first()
                .satisfies(event -> assertThat(event.parameters()).containsExactly("secret"));
        assertThat(told.events).allSatisfy(event -> assertThat(event.toString()).doesNotContain("secret", "SELECT"));
    }

    @Test
    void submissionIsToldOnTheThreadThatSubmits() {
        ignore(connection.query("a"));

        assertThat(told.submitters).containsExactly(Thread.currentThread());
    }
}
