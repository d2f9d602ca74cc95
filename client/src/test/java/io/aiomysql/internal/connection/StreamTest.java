package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.RecordedRows;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows as a publisher gives them. */
@Timeout(60)
class StreamTest {

    private static final byte[] MALFORMED = ServerPackets.err(1064, "42000", "You have an error");
    private static final int MORE = AUTOCOMMIT | ServerPackets.STATUS_MORE_RESULTS;

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void theRowsAreThoseOfQuery() {
        CompletableFuture<QueryResult> kept = connection.query("SELECT n");
        session.answer(numbers(AUTOCOMMIT, "1", null, "3"));
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), Long.MAX_VALUE);
        session.answer(numbers(AUTOCOMMIT, "1", null, "3"));

        assertThat(streamed.over()).isCompleted();
        assertThat(streamed.rows())
                .extracting(Row::toMap)
                .isEqualTo(value(kept).rows().stream().map(Row::toMap).toList());
        assertThat(streamed.rows().get(0).getLong("n")).isEqualTo(1);
    }

    @Test
    void theRowsOfAPreparedStatementAreStreamedToo() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT ?", 1), Long.MAX_VALUE);
        session.answer(prepared(7, 1));
        session.answer(longs(1, 2, 3));
        RecordedRows again =
                RecordedRows.of(connection.stream(Query.of("SELECT :a").bind("a", 5)), Long.MAX_VALUE);
        session.answer(longs(4));

        assertThat(streamed.texts()).containsExactly("1", "2", "3");
        assertThat(again.texts()).containsExactly("4");
        assertThat(again.over()).isCompleted();
    }

    @Test
    void theRowsOfInterpolatedStatementsAreStreamedToo() {
        MemorySession text = MemorySession.opened(options -> options.statementMode(StatementMode.TEXT));
        RecordedRows streamed = RecordedRows.of(text.connection().stream("SELECT ?", 1), Long.MAX_VALUE);
        assertThat(text.sent()).containsExactly("SELECT 1");
        text.answerNumber(1);

        assertThat(streamed.texts()).containsExactly("1");
        assertThat(streamed.over()).isCompleted();
    }

    @Test
    void eachSubscriptionRunsTheStatement() {
        Flow.Publisher<Row> publisher = connection.stream("SELECT n");
        assertThat(session.sent()).isEmpty();

        RecordedRows first = RecordedRows.of(publisher, Long.MAX_VALUE);
        RecordedRows second = RecordedRows.of(publisher, Long.MAX_VALUE);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT n", "SELECT n");
        session.answer(numbers(AUTOCOMMIT, "1"));
        session.answer(numbers(AUTOCOMMIT, "2", "3"));

        assertThat(first.texts()).containsExactly("1");
        assertThat(second.texts()).containsExactly("2", "3");
        assertThat(first.over()).isCompleted();
        assertThat(second.over()).isCompleted();
    }

    @Test
    void noMoreRowsAreSignalledThanRequested() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), 0);
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3", "4"));
        assertThat(streamed.rows()).isEmpty();

        streamed.request(1);
        assertThat(streamed.texts()).containsExactly("1");
        streamed.request(2);
        assertThat(streamed.texts()).containsExactly("1", "2", "3");
        assertThat(streamed.over()).isNotDone();
        streamed.request(1);
        assertThat(streamed.texts()).hasSize(4);
        assertThat(streamed.over()).isCompleted();
    }

    @Test
    void rowsAreRequestedFromWithinOnNext() {
        Flow.Publisher<Row> publisher = connection.stream("SELECT n");
        RecordedRows[] self = new RecordedRows[1];
        self[0] = new RecordedRows(() -> self[0].request(1));
        publisher.subscribe(self[0]);
        self[0].request(1);
        String[] many = new String[5_000];
        Arrays.fill(many, "7");
        session.answer(numbers(AUTOCOMMIT, many));

        assertThat(self[0].rows()).hasSize(5_000);
        assertThat(self[0].over()).isCompleted();
    }

    @Test
    void aResultWithoutRowsCompletesWithoutARequest() {
        RecordedRows empty = RecordedRows.of(connection.stream("SELECT n"), 0);
        session.answer(numbers(AUTOCOMMIT));
        RecordedRows change = RecordedRows.of(connection.stream("UPDATE t SET n = 1"), 0);
        session.answerOk();

        assertThat(empty.over()).isCompleted();
        assertThat(change.over()).isCompleted();
    }

    @Test
    void aRefusalIsSignalledBeforeRowsAndAfterRows() {
        RecordedRows before = RecordedRows.of(connection.stream("SELECT x y z"), 0);
        session.answer(MALFORMED);
        RecordedRows after = RecordedRows.of(connection.stream("SELECT n"), 1);
        byte[][] answer = numbers(AUTOCOMMIT, "1", "2");
        answer[answer.length - 1] = ServerPackets.err(1317, "70100", "Query execution was interrupted");
        session.answer(answer);
        assertThat(after.over()).isNotDone();
        after.request(1);

        assertThat(failure(MySqlServerException.class, before.over()).code()).isEqualTo(1064);
        assertThat(after.texts()).containsExactly("1", "2");
        assertThat(failure(MySqlServerException.class, after.over()).code()).isEqualTo(1317);
        assertTheNextStatementGetsItsAnswer();
    }

    @Test
    void valuesThatDoNotFitAreSignalled() {
        RecordedRows tooMany = RecordedRows.of(connection.stream("SELECT ?", 1, 2), 1);
        assertThat(failure(IllegalArgumentException.class, tooMany.over())).hasMessageContaining("2");
        assertThatNullPointerException()
                .isThrownBy(() -> connection.stream("SELECT 1").subscribe(null));
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void aRequestOfNoRowsFailsTheStream() {
        for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
            RecordedRows streamed = new RecordedRows();
            connection.stream("SELECT n").subscribe(streamed);
            streamed.request(wrong);
            session.answer(numbers(AUTOCOMMIT, "1"));

            assertThat(failure(IllegalArgumentException.class, streamed.over())).hasMessageContaining("3.9");
            assertThat(streamed.rows()).isEmpty();
            assertTheNextStatementGetsItsAnswer();
        }
    }

    @Test
    void oneThatIsCancelledBeforeItIsSentIsNeverSent() {
        ignore(connection.query("SELECT 0"));
        session.socket().turn();
        session.sent();
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), 1);
        streamed.cancel();
        RecordedRows atOnce = new RecordedRows();
        connection.stream("SELECT m").subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }

            @Override
            public void onNext(Row row) {
                atOnce.onNext(row);
            }

            @Override
            public void onError(Throwable cause) {
                atOnce.onError(cause);
            }

            @Override
            public void onComplete() {
                atOnce.onComplete();
            }
        });
        session.answerNumber(0);

        assertThat(session.sent()).isEmpty();
        assertThat(streamed.over()).isNotDone();
        assertThat(atOnce.over()).isNotDone();
        assertTheNextStatementGetsItsAnswer();
    }

    @Test
    void afterACancelInTheMiddleTheNextStatementGetsItsAnswer() {
        byte[] answer = packets(1, numbers(AUTOCOMMIT, "1", "2", "3", "4"));
        for (int cut = 0; cut <= answer.length; cut++) {
            RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), 2);
            if (cut > 0) {
                session.socket().deliver(Arrays.copyOf(answer, cut));
            }
            int before = streamed.rows().size();
            streamed.cancel();
            streamed.cancel();
            streamed.request(5);
            if (cut < answer.length) {
                session.socket().deliver(Arrays.copyOfRange(answer, cut, answer.length));
            }

            assertThat(streamed.rows()).hasSize(before);
            assertThat(streamed.over()).isNotDone();
            assertTheNextStatementGetsItsAnswer();
        }
    }

    @Test
    void rowsComeHoweverTheAnswerIsSplit() {
        byte[] answer = packets(1, numbers(AUTOCOMMIT, "1", "22", null, "4444"));
        for (int cut = 1; cut < answer.length; cut++) {
            RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), Long.MAX_VALUE);
            session.socket().deliver(Arrays.copyOf(answer, cut));
            session.socket().deliver(Arrays.copyOfRange(answer, cut, answer.length));
            assertThat(streamed.texts()).containsExactly("1", "22", null, "4444");
            assertThat(streamed.over()).isCompleted();
        }
        RecordedRows bytewise = RecordedRows.of(connection.stream("SELECT n"), Long.MAX_VALUE);
        session.socket().turn();
        session.socket().deliverInPieces(answer, 1);
        assertThat(bytewise.texts()).containsExactly("1", "22", null, "4444");
    }

    @Test
    void ofSeveralResultsTheFirstIsStreamed() {
        RecordedRows streamed = RecordedRows.of(connection.stream("CALL p()"), Long.MAX_VALUE);
        byte[] first = packets(1, numbers(MORE, "1", "2"));
        byte[] second = packets(1 + numbers(MORE, "1", "2").length, numbers(MORE, "8", "9"));
        int next = 1 + numbers(MORE, "1", "2").length + numbers(MORE, "8", "9").length;
        session.socket().deliver(concat(first, second));
        assertThat(streamed.texts()).containsExactly("1", "2");
        assertThat(streamed.over()).isNotDone();
        session.socket().deliver(packets(next, ServerPackets.ok(AUTOCOMMIT)));

        assertThat(streamed.texts()).containsExactly("1", "2");
        assertThat(streamed.over()).isCompleted();
    }

    @Test
    void anErrorAfterTheFirstResultIsSignalled() {
        RecordedRows streamed = RecordedRows.of(connection.stream("CALL p()"), Long.MAX_VALUE);
        byte[][] first = numbers(MORE, "1");
        session.socket().deliver(concat(packets(1, first), packets(1 + first.length, MALFORMED)));

        assertThat(streamed.texts()).containsExactly("1");
        assertThat(failure(MySqlServerException.class, streamed.over()).code()).isEqualTo(1064);
    }

    @Test
    void aSubscriberThatThrowsHurtsNobodyElse() {
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            RecordedRows throwing = new RecordedRows(() -> {
                throw new StackOverflowError();
            });
            connection.stream("SELECT n").subscribe(throwing);
            throwing.request(5);
            RecordedRows other = RecordedRows.of(connection.stream("SELECT m"), 5);
            session.socket().turn();
            session.answer(numbers(AUTOCOMMIT, "1", "2"));
            session.answer(numbers(AUTOCOMMIT, "3", "4"));

            assertThat(throwing.rows()).hasSize(1);
            assertThat(throwing.over()).isNotDone();
            assertThat(other.texts()).containsExactly("3", "4");
            assertThat(log.messages(1)).singleElement().asString().contains("has thrown");
        }
        assertTheNextStatementGetsItsAnswer();
    }

    @Test
    void aLostConnectionIsSignalled() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), 1);
        RecordedRows behind = RecordedRows.of(connection.stream("SELECT n"), 1);
        session.socket().turn();
        byte[] answer = packets(1, numbers(AUTOCOMMIT, "1", "2", "3"));
        session.socket().deliver(Arrays.copyOf(answer, answer.length - 3));
        session.socket().lose(new IOException("reset"));
        RecordedRows late = RecordedRows.of(connection.stream("SELECT n"), 1);

        assertThat(streamed.texts()).containsExactly("1");
        assertThat(failure(MySqlConnectionException.class, streamed.over()).mayHaveExecuted())
                .isTrue();
        assertThat(failure(MySqlConnectionException.class, behind.over())).hasMessageContaining("reset");
        assertThat(failure(MySqlConnectionException.class, late.over()).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void closingTheConnectionEndsTheStream() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT n"), 1);
        session.answer(Arrays.copyOf(numbers(AUTOCOMMIT, "1", "2", "3"), 4));
        connection.close();
        session.socket().turn();

        assertThat(failure(MySqlConnectionException.class, streamed.over())).hasMessageContaining("closed");
    }

    @Test
    void anExecutorThatRefusesDoesNotStopTheStream() {
        MemorySession refusing = MemorySession.opened(options -> options.callbackExecutor(task -> {
            throw new RejectedExecutionException("shut down");
        }));
        RecordedRows streamed = RecordedRows.of(refusing.connection().stream("SELECT n"), Long.MAX_VALUE);
        refusing.answer(numbers(AUTOCOMMIT, "1", "2"));

        assertThat(streamed.over()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(streamed.texts()).containsExactly("1", "2");
    }

    private void assertTheNextStatementGetsItsAnswer() {
        CompletableFuture<QueryResult> next = connection.query("SELECT 42");
        session.socket().turn();
        session.answerNumber(42);
        assertThat(value(next).single().getInt(0)).isEqualTo(42);
    }
}
