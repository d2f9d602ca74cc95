package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.fake.SessionTrack;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for the answer to a statement that may change the session, and what is asked after one that failed. */
@Timeout(60)
class SessionGateTest {

    private static final String PING = "0e";
    private static final byte[] REFUSED = ServerPackets.err(1054, "42S22", "Unknown column");

    @Test
    void aKeptStatementWaitsAndPlainOnesBeforeItDoNot() {
        MemorySession session = MemorySession.opened();
        MySqlConnection connection = session.connection();
        ignore(connection.query("SET sql_mode = 'ANSI'"));
        ignore(connection.query("SELECT 1"));
        ignore(connection.query("SELECT ?", 1));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SET sql_mode = 'ANSI'", "SELECT 1");

        session.answer(changed("sql_mode", "ANSI"));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
        session.answerNumber(1);
        session.answer(prepared(1, 1));
        assertThat(session.sent().get(0)).startsWith("EXECUTE 1 ");
    }

    @Test
    void textWaitsToBeReadableAndIsRefusedIfItIsNot() {
        MemorySession session = MemorySession.opened();
        MySqlConnection connection = session.connection();
        ignore(connection.query("SET NAMES gbk"));
        CompletableFuture<?> refused = connection.query("SELECT 'é'");
        CompletableFuture<?> plain = connection.query("SELECT 1");
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SET NAMES gbk");

        session.answer(changed("character_set_client", "gbk"));
        failure(IllegalStateException.class, refused);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT 1");
        session.answerNumber(1);
        assertThat(plain).isCompleted();
    }

    @Test
    void literalsAreWrittenForTheSqlModeOfTheirTurn() {
        MemorySession session = MemorySession.opened(options -> options.statementMode(StatementMode.TEXT));
        MySqlConnection connection = session.connection();
        ignore(connection.query("SET sql_mode = 'NO_BACKSLASH_ESCAPES'"));
        ignore(connection.query("SELECT ?", "a\\'"));
        session.socket().turn();
        session.sent();
        session.answer(changed("sql_mode", "NO_BACKSLASH_ESCAPES"));

        assertThat(session.sent()).containsExactly("SELECT 'a\\'''");
    }

    @Test
    void aStatementThatIsHeldFailsWithTheConnectionAndWasNotRun() {
        MemorySession session = MemorySession.opened();
        ignore(session.connection().query("SET NAMES gbk"));
        CompletableFuture<?> held = session.connection().query("SELECT 'é'");
        CompletableFuture<?> behind = session.connection().query("SELECT 1");
        session.socket().turn();
        session.socket().lose(null);

        assertThat(failure(MySqlConnectionException.class, held).mayHaveExecuted())
                .isFalse();
        assertThat(failure(MySqlConnectionException.class, behind).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void aStatementThatIsCancelledWhileItWaitsIsNotSent() {
        MemorySession session = MemorySession.opened();
        ignore(session.connection().query("SET sql_mode = ''"));
        CompletableFuture<?> cancelled = session.connection().query("SELECT ?", 1);
        CompletableFuture<?> behind = session.connection().query("SELECT 2");
        session.socket().turn();
        session.sent();
        cancelled.cancel(false);
        session.answerOk();

        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT 2");
        session.answerNumber(2);
        assertThat(behind).isCompleted();
    }

    @Test
    void afterAFailedCallTheStateIsAskedForOnce() {
        MemorySession session = MemorySession.opened();
        ignore(session.connection().query("CALL p()"));
        session.answer(REFUSED);
        assertThat(session.sent()).containsExactly("CALL p()");

        CompletableFuture<?> first = session.connection().query("SELECT 1");
        ignore(session.connection().query("SELECT 2"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly(PING, "SELECT 1", "SELECT 2");
        session.answer(changed("sql_mode", "ANSI"));
        session.answerNumber(1);
        assertThat(first).isCompleted();
        session.answerNumber(2);
        ignore(session.connection().query("SELECT 3"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT 3");
    }

    @Test
    void mariaDbIsAskedByAVariableThatItReports() {
        MemorySession session = MemorySession.openedMariaDb(options -> options);
        ignore(session.connection().query("CALL p()"));
        session.answer(REFUSED);
        session.sent();
        ignore(session.connection().query("SELECT 1"));
        session.socket().turn();
        assertThat(session.sent())
                .containsExactly(
                        "SET time_zone=@@time_zone, sql_mode=@@sql_mode,"
                                + " collation_connection=@@collation_connection",
                        "SELECT 1");
    }

    @Test
    void theStateIsNotAskedForBeforeARowCount() {
        MemorySession session = MemorySession.opened();
        ignore(session.connection().query("CALL p()"));
        session.answer(REFUSED);
        session.sent();
        ignore(session.connection().query("SELECT ROW_COUNT()"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT ROW_COUNT()");
    }

    @Test
    void oneAtATimeTheQuestionIsOneOfThem() {
        MemorySession session = MemorySession.opened(options -> options.pipelining(1));
        ignore(session.connection().query("CALL p()"));
        ignore(session.connection().query("SELECT ?", 1));
        session.socket().turn();
        assertThat(session.sent()).containsExactly("CALL p()");
        session.answer(REFUSED);
        assertThat(session.sent()).containsExactly(PING);
        session.answer(changed("sql_mode", "ANSI"));
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
        session.answer(prepared(1, 1));
        assertThat(session.sent().get(0)).startsWith("EXECUTE 1 ");
        session.answer(longs(1));
    }

    private static byte[] changed(String variable, String value) {
        return ServerPackets.ok(0, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.systemVariable(variable, value)));
    }
}
