package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reset sends, what may follow it, and what happens where the server does not know the command. */
@Timeout(60)
class SessionResetTest {

    private static final byte[] UNKNOWN_COMMAND = ServerPackets.err(1047, "08S01", "Unknown command");

    private MemorySession session = MemorySession.opened();
    private MySqlConnection connection = session.connection();

    @Test
    void nothingIsSentBehindTheFirstUntilTheServerIsKnownToResetSessions() {
        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<QueryResult> behind = connection.query("behind");
        session.socket().turn();
        assertThat(session.sentButForState()).containsExactly("1f");

        session.answerOk();
        assertSetUpAndThenRuns(reset, behind);
    }

    @Test
    void laterOnesLeaveInOneFlightWithTheSetUpAndWhatIsBehind() {
        open(options -> options.autocommit(true).sqlMode("ANSI").timeZone(ZoneOffset.UTC));
        reset();
        long before = connection.writeCount();

        CompletableFuture<Void> reset = connection.reset();
        ignore(connection.query("behind"));
        session.socket().turn();

        assertThat(session.sentButForState())
                .containsExactly(
                        "1f",
                        "SET NAMES utf8mb4",
                        "SET sql_mode='ANSI'",
                        "SET time_zone='+00:00'",
                        "SET autocommit=1",
                        "behind");
        assertThat(connection.writeCount() - before).isBetween(1L, 2L);
        for (int i = 0; i < 6; i++) {
            session.answerOk();
        }
        assertThat(reset).isNotDone();
        session.answer(MemorySession.state());
        assertThat(reset).isCompleted();
    }

    @Test
    void aServerThatDoesNotKnowTheCommandIsLoggedInToAgainBeforeAnythingElse() {
        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<QueryResult> behind = connection.query("behind");
        session.socket().turn();
        session.sentButForState();

        session.answer(UNKNOWN_COMMAND);
        assertThat(session.sentButForState()).singleElement().asString().startsWith(changeUser(""));
        session.answerOk();
        assertSetUpAndThenRuns(reset, behind);
    }

    @Test
    void whateverTheErrorIsTheServerIsLoggedInToAgain() {
        for (int code : new int[] {1064, 1105, 1998, 9003}) {
            open(options -> options);
            ignore(connection.reset());
            session.socket().turn();
            session.sentButForState();
            session.answer(ServerPackets.err(code, "HY000", "not supported"));

            assertThat(session.sentButForState()).singleElement().asString().startsWith(changeUser(""));
        }
    }

    @Test
    void theSecondResetGoesStraightToTheLogin() {
        refuseTheFirst();
        CompletableFuture<Void> second = connection.reset();
        session.socket().turn();

        assertThat(session.sentButForState()).singleElement().asString().startsWith(changeUser(""));
        session.answerOk();
        session.answerOk();
        session.answerState();
        assertThat(second).isCompleted();
    }

    @Test
    void twoThatAreSubmittedTogetherTryTheCommandOnce() {
        CompletableFuture<Void> first = connection.reset();
        CompletableFuture<Void> second = connection.reset();
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.answerOk();
        session.answerOk();
        session.answerState();
        assertThat(first).isCompleted();
        session.answerOk();
        session.answerOk();
        session.answerState();

        assertThat(second).isCompleted();
        assertThat(session.sentButForState())
                .satisfiesExactly(
                        sent -> assertThat(sent).isEqualTo("1f"),
                        sent -> assertThat(sent).startsWith(changeUser("")),
                        sent -> assertThat(sent).isEqualTo("SET NAMES utf8mb4"),
                        sent -> assertThat(sent).startsWith(changeUser("")),
                        sent -> assertThat(sent).isEqualTo("SET NAMES utf8mb4"));
    }

    @Test
    void theLoginGoesOnAsTheServerAsks() {
        CompletableFuture<Void> reset = connection.reset();
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.sentButForState();

        session.deliver(1, authSwitch("mysql_native_password"));
        assertThat(session.sentButForState()).containsExactly("");
        session.deliver(3, authSwitch("caching_sha2_password"));
        assertThat(session.sentButForState()).containsExactly("");
        session.deliver(5, new byte[] {1, 3});
        session.deliver(6, ServerPackets.ok(AUTOCOMMIT));
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
        session.answerOk();
        session.answerState();
        assertThat(reset).isCompleted();
    }

    @Test
    void nothingIsSentBetweenThePacketsOfTheLoginThoughAStatementBeforeItLeftTheSessionInDoubt() {
        refuseTheFirst();
        CompletableFuture<QueryResult> before = connection.query("CALL change_something_and_fail()");
        CompletableFuture<Void> reset = connection.reset();
        session.socket().turn();
        session.answer(ServerPackets.err(1644, "45000", "failed"));
        session.sentButForState();

        session.deliver(1, authSwitch("mysql_native_password"));
        assertThat(session.sent()).containsExactly("");
        session.deliver(3, ServerPackets.ok(AUTOCOMMIT));
        session.answerOk();
        session.answerState();
        assertThat(failure(MySqlServerException.class, before).code()).isEqualTo(1644);
        assertThat(reset).isCompleted();
    }

    @Test
    void theDatabaseIsThatOfTheOptionsAgain() {
        open(options -> options.database("shop"));
        ignore(connection.selectDatabase("other"));
        session.answerOk();
        session.sentButForState();
        assertThat(connection.database()).contains("other");

        ignore(connection.reset());
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        assertThat(session.sentButForState()).last().asString().startsWith(changeUser("shop"));
        session.answerOk();

        assertThat(connection.database()).contains("shop");
    }

    @Test
    void whatWasPreparedIsPreparedAgainBehindTheLogin() {
        ignore(connection.query("SELECT ?", 1));
        session.answer(prepared(1, 1));
        session.answer(longs(1));
        refuseTheFirst();

        ignore(connection.query("SELECT ?", 1));
        session.socket().turn();
        assertThat(session.sentButForState()).containsExactly("PREPARE SELECT ?");
    }

    @Test
    void aLoginThatIsRefusedClosesTheConnectionAndNothingRunsInTheOldSession() {
        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<QueryResult> behind = connection.query("behind");
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.sentButForState();
        session.answer(ServerPackets.err(1045, "28000", "Access denied"));

        assertThat(failure(MySqlAuthenticationException.class, reset).code()).hasValue(1045);
        assertThat(connection.isClosed()).isTrue();
        assertThat(failure(MySqlConnectionException.class, behind).mayHaveExecuted())
                .isFalse();
        assertThat(session.sentButForState()).isEmpty();
    }

    @Test
    void aPluginThatIsNotPermittedClosesTheConnection() {
        CompletableFuture<Void> reset = connection.reset();
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.deliver(1, authSwitch("mysql_clear_password"));

        assertThat(failure(MySqlAuthenticationException.class, reset)).hasMessageContaining("mysql_clear_password");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aConnectionThatIsLostInTheLoginFailsTheReset() {
        CompletableFuture<Void> reset = connection.reset();
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.socket().lose(null);

        assertThat(failure(MySqlConnectionException.class, reset).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void whatTheLoginSentIsOverwritten() {
        open(options -> options.password("s3cret"));
        ignore(connection.reset());
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.deliver(1, authSwitch("mysql_native_password"));

        assertThat(session.socket().lastArray()).containsOnly((byte) 0);
    }

    @Test
    void aServerThatHasResetBeforeAndRefusesNowFailsTheReset() {
        reset();
        CompletableFuture<Void> refused = connection.reset();
        session.socket().turn();
        session.answer(ServerPackets.err(1227, "42000", "Access denied"));
        session.answerOk();
        session.answerState();

        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1227);
    }

    /** The session is set up again, and what was submitted behind the reset runs in it. */
    private void assertSetUpAndThenRuns(CompletableFuture<Void> reset, CompletableFuture<QueryResult> behind) {
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4", "behind");
        assertThat(reset).isNotDone();
        session.answerOk();
        session.answerState();
        assertThat(reset).isCompleted();
        session.answerNumber(1);
        assertThat(value(behind).single().getInt(0)).isEqualTo(1);
    }

    private void open(UnaryOperator<ConnectOptionsBuilder> change) {
        session = MemorySession.settingUp(options -> change.apply(options.autocommit(null)));
        session.answerSetUp();
        connection = session.connection();
    }

    /** Resets for the first time; the server knows how. */
    private void reset() {
        CompletableFuture<Void> first = connection.reset();
        session.answerFirstReset();
        finish(first);
    }

    private void refuseTheFirst() {
        CompletableFuture<Void> first = connection.reset();
        session.socket().turn();
        session.answer(UNKNOWN_COMMAND);
        session.sent();
        session.answerOk();
        finish(first);
    }

    private void finish(CompletableFuture<Void> reset) {
        session.answerSetUp();
        assertThat(reset).isCompleted();
    }

    /** How COM_CHANGE_USER begins for an account without a password. */
    private static String changeUser(String database) {
        return "1161707000" + "00" + HexFormat.of().formatHex(database.getBytes(StandardCharsets.UTF_8)) + "00";
    }

    private static byte[] authSwitch(String plugin) {
        return ServerPackets.authSwitchRequest(plugin, "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII));
    }
}
