package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.MemorySession.result;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlResultException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.RecordedRows;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.fake.SessionTrack;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that nobody requests: the server waits, unless others wait too. */
@Timeout(60)
class BackPressureTest {

    private static final int ROWS = 2_000;
    private static final int ROW_SIZE = 1_000;

    /** What is in memory at most: two reads that are full, the one that is too much, and the framer's. */
    private static final int FEW = 300_000;

    private static final List<ColumnDefinition> TEXT = List.of(ColumnDefinition.text("t"));
    private static final byte[] LARGE =
            packets(1, result(AUTOCOMMIT, TEXT, Collections.nCopies(ROWS, "x".repeat(ROW_SIZE))));

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void withoutRequestsReadingIsPaused() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT t"), 0);
        session.socket().deliver(LARGE);

        assertThat(session.socket().isReadingPaused()).isTrue();
        assertThat(session.socket().unread()).isGreaterThan(LARGE.length - FEW);
        int unread = session.socket().unread();
        streamed.request(10);
        session.socket().turn();
        assertThat(session.socket().unread()).isEqualTo(unread);

        while (streamed.rows().size() < ROWS) {
            streamed.request(100);
            session.socket().turn();
        }
        assertThat(streamed.over()).isCompleted();
        assertThat(session.socket().isReadingPaused()).isFalse();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void withRequestsReadingIsNotPaused() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT t"), Long.MAX_VALUE);
        session.socket().deliver(LARGE);

        assertThat(streamed.rows()).hasSize(ROWS);
        assertThat(streamed.over()).isCompleted();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void aStreamThatIsCancelledWhilePausedIsReadToItsEnd() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT t"), 0);
        session.socket().deliver(LARGE);
        CompletableFuture<QueryResult> behind = connection.query("SELECT 1");
        streamed.cancel();
        session.socket().turn();
        assertThat(session.socket().unread()).isZero();
        session.answerNumber(1);

        assertThat(value(behind).single().getInt(0)).isEqualTo(1);
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void whileNobodyWaitsTheServerDoes() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT t"), 0);
        session.socket().deliver(LARGE);
        for (int i = 0; i < 10; i++) {
            session.socket().advance(Duration.ofSeconds(1));
        }

        assertThat(session.socket().isReadingPaused()).isTrue();
        assertThat(session.socket().unread()).isGreaterThan(LARGE.length - FEW);
        streamed.cancel();
    }

    @Test
    void thoseWhoWaitBehindAStreamGetTheirTurn() {
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            RecordedRows streamed = RecordedRows.of(connection.stream("SELECT t"), 0);
            session.socket().deliver(LARGE);
            CompletableFuture<QueryResult> behind = connection.query("SELECT 1");
            assertThat(session.socket().isReadingPaused()).isTrue();
            session.socket().advance(Duration.ofSeconds(1));
            session.socket().advance(Duration.ofSeconds(1));
            assertThat(session.socket().unread()).isZero();
            session.answerNumber(1);

            assertThat(value(behind).single().getInt(0)).isEqualTo(1);
            assertThat(log.messages(1)).singleElement().asString().contains("a connection of its own");
            streamed.request(Long.MAX_VALUE);
            assertThat(streamed.rows()).hasSize(ROWS);
            assertThat(streamed.over()).isCompleted();
        }
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void aStreamThatKeepsTooMuchFailsAlone() {
        MemorySession limited = MemorySession.opened(options -> options.maxResultSize(500_000));
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            RecordedRows streamed = RecordedRows.of(limited.connection().stream("SELECT t"), 0);
            limited.socket().deliver(LARGE);
            CompletableFuture<QueryResult> behind = limited.connection().query("SELECT 1");
            limited.socket().advance(Duration.ofSeconds(1));
            limited.socket().advance(Duration.ofSeconds(1));
            limited.answerNumber(1);

            assertThat(failure(MySqlResultException.class, streamed.over()))
                    .hasMessageContaining("a connection of its own")
                    .cause()
                    .hasMessageContaining("maxResultSize");
            assertThat(value(behind).single().getInt(0)).isEqualTo(1);
            assertThat(log.messages(1)).hasSize(1);
        }
    }

    @Test
    void theLimitOfResultsDoesNotBoundAStream() {
        MemorySession limited = MemorySession.opened(options -> options.maxResultSize(10_000));
        RecordedRows streamed = RecordedRows.of(limited.connection().stream("SELECT t"), Long.MAX_VALUE);
        limited.socket().deliver(LARGE);

        assertThat(streamed.rows()).hasSize(ROWS);
        assertThat(streamed.over()).isCompleted();
    }

    @Test
    void theRowsOfACallAreKeptUntilItIsKnownHowToReadThem() {
        RecordedRows streamed = RecordedRows.of(connection.stream("CALL p()"), Long.MAX_VALUE);
        byte[][] answer = result(AUTOCOMMIT, TEXT, List.of("ä"));
        byte[] end = answer[answer.length - 1];
        session.answer(Arrays.copyOf(answer, answer.length - 1));
        assertThat(streamed.rows()).isEmpty();
        session.deliver(answer.length, end);

        assertThat(streamed.texts()).containsExactly("ä");
        assertThat(streamed.over()).isCompleted();
    }

    @Test
    void aFunctionThatChangesTheCharacterSetFailsTheStream() {
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT changes_the_charset()"), Long.MAX_VALUE);
        byte[][] answer = result(AUTOCOMMIT, TEXT, List.of("a", "b"));
        answer[answer.length - 1] = changed();
        session.answer(answer);

        assertThat(failure(MySqlResultException.class, streamed.over()))
                .hasMessageContainingAll("character_set_results", "query");
        RecordedRows later = RecordedRows.of(connection.stream("SELECT changes_the_charset()"), Long.MAX_VALUE);
        session.answer(result(AUTOCOMMIT, TEXT, List.of("c")));
        assertThat(later.over()).isCompleted();
        assertThat(later.rows()).hasSize(1);
    }

    private static byte[] changed() {
        byte[] ok = ServerPackets.ok(
                0,
                0,
                AUTOCOMMIT | ServerPackets.STATUS_SESSION_STATE_CHANGED,
                0,
                "",
                List.of(SessionTrack.systemVariable("character_set_results", "latin1")));
        ok[0] = (byte) 0xFE;
        return ok;
    }
}
