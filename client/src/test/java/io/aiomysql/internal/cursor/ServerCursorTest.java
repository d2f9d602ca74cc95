package io.aiomysql.internal.cursor;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.failure;
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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlServerException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Row;
import io.aiomysql.ServerCursor;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cursors on the server: batches, one of them ahead, and the end. */
@Timeout(60)
class ServerCursorTest {

    private static final int OPEN = AUTOCOMMIT | CURSOR_EXISTS;

    private final MemorySession session = MemorySession.opened();
    private PreparedStatement statement;

    @BeforeEach
    void prepare() {
        CompletableFuture<PreparedStatement> preparing = session.connection().prepare("SELECT n");
        session.answer(prepared(1, 0));
        statement = value(preparing);
        session.sent();
    }

    @Test
    void oneBatchIsFetchedAheadAndNoMore() {
        ServerCursor cursor = open(2);
        assertThat(cursor.columns()).extracting(ColumnMetadata::name).containsExactly("n");
        assertThat(session.sent()).containsExactly("PREPARE SELECT n", "EXECUTE 2 CURSOR", "FETCH 2 2");

        session.answer(fetched(OPEN, 1, 2));
        assertThat(session.sent()).isEmpty();
        assertThat(longsOf(cursor.fetch())).containsExactly(1L, 2L);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("FETCH 2 2");

        CompletableFuture<List<Row>> last = cursor.fetch();
        assertThat(last).isNotDone();
        session.answer(fetched(AUTOCOMMIT | LAST_ROW_SENT, 3));
        assertThat(longsOf(last)).containsExactly(3L);
        assertThat(longsOf(cursor.fetch())).isEmpty();
        assertThat(longsOf(cursor.fetch())).isEmpty();
        cursor.close();
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void theStatementOfAFinishedCursorIsUsedAgain() {
        ServerCursor cursor = open(2);
        session.answer(fetched(AUTOCOMMIT | LAST_ROW_SENT));
        assertThat(longsOf(cursor.fetch())).isEmpty();
        session.sent();

        ignore(statement.open(5));
        assertThat(session.sent()).containsExactly("EXECUTE 2 CURSOR");
    }

    @Test
    void twoCursorsHaveAStatementEachAndTheSecondIsDropped() {
        ServerCursor one = open(2);
        session.answer(fetched(OPEN, 1, 2));
        session.sent();
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(3, 0));
        session.answer(longsEnding(OPEN));
        ServerCursor two = value(opening);
        session.answer(fetched(OPEN, 1, 2));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("PREPARE SELECT n", "EXECUTE 3 CURSOR", "FETCH 3 2");

        two.close();
        one.close();
        session.socket().turn();
        assertThat(session.sent()).containsExactly("RESET 3", "RESET 2");
        session.answerOk();
        session.answerOk();
        assertThat(session.sent()).containsExactly("CLOSE 3");
        assertThatIllegalStateException().isThrownBy(one::fetch);
    }

    @Test
    void rowsThatComeAtOnceAreHandedOutInBatches() {
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(2, 0));
        session.answer(longs(1, 2, 3));
        ServerCursor cursor = value(opening);

        assertThat(longsOf(cursor.fetch())).containsExactly(1L, 2L);
        assertThat(longsOf(cursor.fetch())).containsExactly(3L);
        assertThat(longsOf(cursor.fetch())).isEmpty();
    }

    @Test
    void theColumnsAreThoseOfTheRowsThatAreHandedOut() {
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(2, 0));
        byte[][] rows = longsEnding(AUTOCOMMIT | ServerPackets.STATUS_MORE_RESULTS, 1, 2, 3);
        byte[][] answer = Arrays.copyOf(rows, rows.length + 1);
        answer[rows.length] = ServerPackets.ok(AUTOCOMMIT);
        session.answer(answer);
        ServerCursor cursor = value(opening);

        assertThat(cursor.columns()).extracting(ColumnMetadata::name).containsExactly("n");
        assertThat(longsOf(cursor.fetch())).containsExactly(1L, 2L);
    }

    @Test
    void aRefusalFailsTheOpeningOrTheBatch() {
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(2, 0));
        session.answer(refused(1146));
        assertThat(failure(MySqlServerException.class, opening).code()).isEqualTo(1146);

        CompletableFuture<ServerCursor> again = statement.open(2);
        session.answerOk();
        session.answer(longsEnding(OPEN));
        ServerCursor cursor = value(again);
        session.socket().turn();
        session.answer(refused(1243));
        assertThat(failure(MySqlServerException.class, cursor.fetch()).code()).isEqualTo(1243);
    }

    @Test
    void aCancelledOpeningIsClosed() {
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(2, 0));
        opening.cancel(false);
        session.answer(longsEnding(OPEN));
        session.socket().turn();

        assertThat(session.sent()).contains("RESET 2");
    }

    @Test
    void aFetchWhoseTurnComesBehindTheClosingIsNotSent() {
        // It can be: the look at the cursor's end and the submission are not one step.
        ServerCursor cursor = open(2);
        session.answer(fetched(OPEN, 1, 2));
        session.sent();
        cursor.close();
        CompletableFuture<List<Row>> late = ((RealServerCursor) cursor).fetchBatch();
        session.socket().turn();

        assertThat(session.sent()).containsExactly("RESET 2");
        assertThat(value(late)).isEmpty();
    }

    @Test
    void aCursorThatAResetHasClosedIsNotClosedAgain() {
        ServerCursor cursor = open(2);
        session.answer(fetched(OPEN, 1, 2));
        session.sent();
        ignore(session.connection().reset());
        cursor.close();

        assertThat(session.answerFirstReset()).containsExactly("1f");
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
    }

    @Test
    void aFetchBehindAResetIsNotSentAndNamesTheRemedy() {
        // The server counts its statements anew: what is prepared next has the number of the cursor's.
        ServerCursor cursor = open(2);
        session.answer(fetched(OPEN, 1, 2));
        ignore(session.connection().reset());
        session.answerFirstReset();
        session.sent();
        session.answerOk();
        session.answerState();

        assertThat(longsOf(cursor.fetch())).containsExactly(1L, 2L);
        session.socket().turn();
        assertThat(failure(IllegalStateException.class, cursor.fetch()))
                .hasMessageContainingAll("reset", "open it again");
        failure(IllegalStateException.class, cursor.fetch());
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
        cursor.close();
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void aCursorWhoseOpeningIsAnsweredBehindAResetIsLost() {
        CompletableFuture<ServerCursor> opening = statement.open(2);
        session.answer(prepared(2, 0));
        CompletableFuture<Void> reset = session.connection().reset();
        session.socket().turn();
        session.answer(longsEnding(OPEN));
        session.sent();
        session.answerFirstReset();
        session.answerOk();
        session.answerState();

        assertThat(reset).isCompleted();
        failure(IllegalStateException.class, value(opening).fetch());
        assertThat(session.sent()).noneMatch(command -> command.startsWith("FETCH"));
    }

    @Test
    void aBatchHasOneRowAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> statement.open(0)).withMessageContaining("fetchSize");
    }

    private ServerCursor open(int fetchSize) {
        CompletableFuture<ServerCursor> opening = statement.open(fetchSize);
        session.answer(prepared(2, 0));
        session.answer(longsEnding(OPEN));
        session.socket().turn();
        return value(opening);
    }

    private static List<Long> longsOf(CompletableFuture<List<Row>> batch) {
        return value(batch).stream().map(row -> row.getLong("n")).toList();
    }
}
