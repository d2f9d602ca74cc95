package io.aiomysql.internal;

import static io.aiomysql.internal.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.MemorySession.concat;
import static io.aiomysql.internal.MemorySession.packets;
import static io.aiomysql.internal.Outcomes.failure;
import static io.aiomysql.internal.Outcomes.ignore;
import static io.aiomysql.internal.Outcomes.value;
import static io.aiomysql.internal.StatementAnswers.CURSOR_EXISTS;
import static io.aiomysql.internal.StatementAnswers.fetched;
import static io.aiomysql.internal.StatementAnswers.longs;
import static io.aiomysql.internal.StatementAnswers.longsEnding;
import static io.aiomysql.internal.StatementAnswers.prepared;
import static io.aiomysql.internal.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.ServerCursor;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MariaDB must not run the statement prepared before in place of one that it has refused to prepare. */
@Timeout(60)
class LastPreparedTest {

    private static final String ONE = " 00010800" + "0100000000000000";

    private final MemorySession session = MemorySession.openedMariaDb(options -> options);
    private final MySqlConnection connection = session.connection();

    @Test
    void theOneBeforeIsBlockedUntilItIsRunAgain() {
        run("a", 1);
        ignore(connection.query("SELECT ? b", 1));
        assertThat(session.sent()).containsExactly("LONG_DATA 1 #65535 0", "PREPARE SELECT ? b", "EXECUTE -1" + ONE);
        session.answer(prepared(2, 1));
        session.answer(longs(1));

        CompletableFuture<QueryResult> again = connection.query("SELECT ? a", 1);
        assertThat(session.sent()).containsExactly("RESET 1", "EXECUTE 1" + ONE);
        session.answerOk();
        session.answer(longs(5));
        assertThat(numberOf(again)).isEqualTo(5);
        ignore(connection.query("SELECT ? a", 1));
        assertThat(session.sent()).containsExactly("EXECUTE 1" + ONE);
    }

    @Test
    void oneThatIsRefusedForWantOfRoomIsNotReplacedByTheOneBefore() {
        run("a", 1);
        ignore(connection.query("x"));
        CompletableFuture<QueryResult> one = connection.query("SELECT ? b", 1);
        CompletableFuture<QueryResult> two = connection.query("SELECT ? c", 1);
        session.socket().turn();
        assertThat(session.sent())
                .containsExactly(
                        "x",
                        "LONG_DATA 1 #65535 0",
                        "PREPARE SELECT ? b",
                        "EXECUTE -1" + ONE,
                        "LONG_DATA -1 #65535 0",
                        "PREPARE SELECT ? c",
                        "EXECUTE -1" + ONE);
        session.answerNumber(0);
        for (int code : new int[] {1461, 1210, 1461, 1210}) {
            session.answer(refused(code));
        }

        MySqlServerException e = failure(MySqlServerException.class, one);
        assertThat(e.code()).isEqualTo(1461);
        assertThat(e.mayHaveExecuted()).isFalse();
        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? c", "EXECUTE -1" + ONE);
        session.answer(prepared(2, 1));
        session.answer(longs(7));
        assertThat(numberOf(two)).isEqualTo(7);
    }

    @Test
    void roomIsMadeForTheNextWhereTheRefusedOneIsNotRunAgain() {
        run("a", 1);
        CompletableFuture<QueryResult> refused = connection.query("SELECT ? b", 1);
        ignore(connection.query("x"));
        session.socket().turn();
        session.answer(refused(1461));
        session.answer(refused(1210));
        session.answerNumber(0);
        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isFalse();
        session.sent();

        ignore(connection.query("SELECT ? c", 1));
        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? c", "EXECUTE -1" + ONE);
    }

    @Test
    void rowsOfAStatementThatWasNotPreparedAreNobodys() {
        run("a", 1);
        CompletableFuture<QueryResult> refused = connection.query("SELECT ? b", 1);
        session.socket().deliver(concat(packets(1, refused(1461)), packets(1, longs(3))));

        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1461);
        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isTrue();
    }

    @Test
    void oneThatTheUserPreparesIsBlockedToo() {
        run("a", 1);
        ignore(connection.query("x"));
        ignore(connection.prepare("SELECT 1"));
        ignore(connection.query("SELECT ? b", 1));
        session.socket().turn();
        assertThat(session.sent())
                .containsExactly(
                        "x",
                        "LONG_DATA 1 #65535 0",
                        "PREPARE SELECT 1",
                        "LONG_DATA -1 #65535 0",
                        "PREPARE SELECT ? b",
                        "EXECUTE -1" + ONE);
    }

    @Test
    void theIdIsWaitedForWhileTheOneBeforeCouldBeRunInPlace() {
        run("a", 1);
        ignore(connection.query("SELECT ? b", 1));
        ignore(connection.query("SELECT ? a", 1));
        ignore(connection.query("SELECT ? b", 1));
        session.socket().turn();
        assertThat(session.sent())
                .containsExactly(
                        "LONG_DATA 1 #65535 0", "PREPARE SELECT ? b", "EXECUTE -1" + ONE, "RESET 1", "EXECUTE 1" + ONE);

        session.answer(prepared(2, 1));
        assertThat(session.sent()).containsExactly("EXECUTE 2" + ONE);
    }

    @Test
    void soItIsWhenTheClosingOfACursorHasUnblockedIt() {
        CompletableFuture<PreparedStatement> preparing = connection.prepare("SELECT n");
        session.answer(prepared(1, 0));
        CompletableFuture<ServerCursor> opening = value(preparing).open(1);
        session.answer(prepared(2, 0));
        session.answer(longsEnding(AUTOCOMMIT | CURSOR_EXISTS));
        session.answer(fetched(AUTOCOMMIT | CURSOR_EXISTS, 1));
        session.sent();
        ignore(connection.query("SELECT ? b", 1));
        value(opening).close();
        ignore(connection.query("SELECT ? b", 1));
        session.socket().turn();

        assertThat(session.sent())
                .containsExactly("LONG_DATA 2 #65535 0", "PREPARE SELECT ? b", "EXECUTE -1" + ONE, "RESET 2");
    }

    @Test
    void behindOneThatWasRefusedTheOneBeforeIsBlockedAgain() {
        run("a", 1);
        ignore(connection.query("SELEC ? b", 1));
        session.answer(refused(1064));
        session.answer(refused(1210));
        ignore(connection.query("SELECT ? a", 1));
        session.answerOk();
        session.answer(longs(1));
        session.sent();

        ignore(connection.query("SELECT ? c", 1));
        assertThat(session.sent()).containsExactly("LONG_DATA 1 #65535 0", "PREPARE SELECT ? c", "EXECUTE -1" + ONE);
    }

    @Test
    void whicheverMayHaveBeenBlockedIsResetBeforeItIsRun() {
        run("a", 1);
        ignore(connection.query("SELECT ? b", 1));
        ignore(connection.query("SELECT ? a", 1));
        ignore(connection.query("SELECT ? c", 1));
        session.socket().turn();
        assertThat(session.sent())
                .endsWith("EXECUTE 1" + ONE, "LONG_DATA -1 #65535 0", "PREPARE SELECT ? c", "EXECUTE -1" + ONE);
        session.answer(refused(1064));
        session.answer(refused(1210));
        session.answerOk();
        session.answer(longs(1));
        session.answer(prepared(3, 1));
        session.answer(longs(1));

        ignore(connection.query("SELECT ? a", 1));
        assertThat(session.sent()).containsExactly("RESET 1", "EXECUTE 1" + ONE);
    }

    @Test
    void oneThatIsClosedNeedsNoBlocking() {
        MemorySession uncached = MemorySession.openedMariaDb(options -> options.statementCacheSize(0));
        for (int id = 1; id < 4; id++) {
            ignore(uncached.connection().query("SELECT ?", 1));
            assertThat(uncached.sent()).containsExactly("PREPARE SELECT ?", "EXECUTE -1" + ONE);
            uncached.answer(prepared(id, 1));
            uncached.answer(longs(1));
            assertThat(uncached.sent()).containsExactly("CLOSE " + id);
        }
    }

    @Test
    void afterAResetThereIsNoneToBeBlocked() {
        run("a", 1);
        ignore(connection.reset());
        session.socket().turn();
        session.answerOk();
        session.answerOk();
        session.sent();

        ignore(connection.query("SELECT ? b", 1));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ? b", "EXECUTE -1" + ONE);
    }

    private void run(String name, int id) {
        ignore(connection.query("SELECT ? " + name, 1));
        session.answer(prepared(id, 1));
        session.answer(longs(1));
        session.sent();
    }

    private static long numberOf(CompletableFuture<QueryResult> future) {
        return value(future).single().getLong("n");
    }
}
