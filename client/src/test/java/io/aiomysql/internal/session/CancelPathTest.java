package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.Turns;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cancelled statement, and what is sent on its connection and on the one beside it. */
@Timeout(60)
class CancelPathTest {

    private static final String PING = "0e";
    private static final String SLEEP = "SELECT SLEEP(60)";
    private static final long THREAD = 7;
    private static final String SERVER = "a";
    private static final String KILL = "KILL QUERY 7";
    private static final byte[] INTERRUPTED = ServerPackets.err(1317, "70100", "Query execution was interrupted");

    private final LoggedWarnings log = new LoggedWarnings("io.aiomysql");
    private final MemorySession session = MemorySession.opened(options -> options, THREAD, SERVER);

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** Answers the set-up of the connection beside, which then sends what is asked of it. */
    private MemorySession sideThatSends(String... commands) {
        MemorySession side = session.beside(Greeting.mysql());
        assertThat(side.answerSetUp(THREAD, SERVER)).containsExactly(commands);
        return side;
    }

    private CompletableFuture<QueryResult> running(String sql) {
        CompletableFuture<QueryResult> running = session.connection().query(sql);
        session.socket().turn();
        return running;
    }

    private void cancel(CompletableFuture<?> future) {
        future.cancel(true);
        session.socket().turn();
    }

    private List<String> sent() {
        session.socket().turn();
        return session.sent();
    }

    /** KILL is sent again as long as the statement goes on: on a slow machine, before its answer comes here. */
    private List<String> sentBehindFurtherKills(MemorySession side) {
        Turns turns = new Turns(session);
        turns.until(() -> {
            side.socket().turn();
            side.sent().forEach(again -> {
                assertThat(again).isEqualTo(KILL);
                side.answerOk();
            });
            return !turns.sent().isEmpty();
        });
        return turns.sent();
    }

    @Test
    void aCancelledStatementIsStoppedThoughTheConnectionIsClosedBeforeAnybodyLooked() {
        CompletableFuture<QueryResult> sleeping = running(SLEEP);
        session.sent();
        sleeping.cancel(true);
        session.connection().close();
        session.socket().lose(null);

        sideThatSends(KILL);
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void theKillGoesOverAConnectionBesideAndALateOneIsAbsorbed() {
        cancel(running(SLEEP));
        CompletableFuture<QueryResult> next = session.connection().query("SELECT 2");
        assertThat(sent()).containsExactly(SLEEP);

        MemorySession side = sideThatSends(KILL);
        session.answer(INTERRUPTED);
        assertThat(sent()).isEmpty();
        side.answerOk();
        assertThat(sent()).containsExactly(PING, "SELECT 2");
        session.answer(INTERRUPTED);
        session.answerNumber(2);
        assertThat(value(next).single().getLong(0)).isEqualTo(2);
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void theKillMayBeAnsweredBeforeTheStatement() {
        cancel(running(SLEEP));
        CompletableFuture<QueryResult> next = session.connection().query("SELECT 2");
        MemorySession side = sideThatSends(KILL);
        side.answerOk();
        assertThat(sent()).containsExactly(SLEEP);
        session.answerNumber(1);
        assertThat(sentBehindFurtherKills(side)).containsExactly(PING, "SELECT 2");
        session.answerOk();
        session.answerNumber(2);
        assertThat(value(next).single().getLong(0)).isEqualTo(2);
    }

    @Test
    void aStatementThatEndsBeforeTheConnectionBesideIsOpenIsNotKilled() {
        cancel(running(SLEEP));
        ignore(session.connection().query("SELECT 2"));
        session.answerNumber(0);
        assertThat(sent()).containsExactly(SLEEP, "SELECT 2");
        ignore(sideThatSends().opening());
    }

    @Test
    void whatIsInFlightBehindIsNotHitAndWhatIsNotSentYetIsNotHeld() {
        CompletableFuture<QueryResult> target = session.connection().query(SLEEP);
        CompletableFuture<QueryResult> behind = running("SELECT 2");
        cancel(target);
        CompletableFuture<QueryResult> later = running("SELECT 3");
        assertThat(session.sent()).containsExactly(SLEEP, "SELECT 2", "SELECT 3");
        session.answerNumber(0);
        session.answerNumber(2);
        session.answerNumber(3);
        assertThat(value(behind).single().getLong(0)).isEqualTo(2);
        assertThat(value(later).single().getLong(0)).isEqualTo(3);
        assertThat(session.connections()).isEqualTo(1);
    }

    @Test
    void theLastInFlightWaitsForThoseBeforeItAndIsThenKilled() {
        CompletableFuture<QueryResult> before = session.connection().query("SELECT 1");
        cancel(running(SLEEP));
        ignore(session.connection().query("SELECT 3"));
        assertThat(sent()).containsExactly("SELECT 1", SLEEP);
        assertThat(session.connections()).isEqualTo(1);
        session.answerNumber(1);
        assertThat(value(before).single().getLong(0)).isEqualTo(1);
        assertThat(sent()).isEmpty();
        MemorySession side = sideThatSends(KILL);
        side.answerOk();
        session.answer(INTERRUPTED);
        assertThat(sentBehindFurtherKills(side)).containsExactly(PING, "SELECT 3");
    }

    @Test
    void allThatIsCancelledIsKilledOneAfterTheOther() {
        List<CompletableFuture<QueryResult>> targets = List.of(running(SLEEP), running(SLEEP), running(SLEEP));
        targets.forEach(target -> target.cancel(true));
        session.socket().turn();
        ignore(session.connection().query("SELECT 4"));
        MemorySession side = sideThatSends(KILL);
        for (int i = 0; i < 2; i++) {
            session.answer(INTERRUPTED);
            side.answerOk();
            session.socket().turn();
            assertThat(side.sent()).containsExactly(KILL);
        }
        session.answer(INTERRUPTED);
        side.answerOk();
        assertThat(sent()).containsExactly(SLEEP, SLEEP, SLEEP, PING, "SELECT 4");
        assertThat(session.connections()).isEqualTo(2);
    }

    @Test
    void anotherServerAtTheSameAddressIsToldNothingAndTheLogSaysSoOnce() {
        for (int i = 0; i < 2; i++) {
            cancel(running(SLEEP));
            ignore(session.connection().query("SELECT 2"));
            if (i == 0) {
                MemorySession side = session.beside(Greeting.mysql());
                assertThat(side.answerSetUp(THREAD, "b")).isEmpty();
            }
            assertThat(sent()).contains("SELECT 2");
            session.answerNumber(0);
            session.answerNumber(2);
        }
        assertThat(log.messages(1)).singleElement().asString().contains("could not be stopped");
    }

    @Test
    void withoutAConnectionBesideTheStatementEndsByItselfAndTheLogSaysSoOnce() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<QueryResult> target = running(SLEEP);
            cancel(target);
            CompletableFuture<QueryResult> next = session.connection().query("SELECT 2");
            if (i == 0) {
                session.beside(Greeting.mysql()).socket().lose(new IOException("Connection reset"));
            }
            assertThat(target).isCancelled();
            assertThat(sent()).containsExactly(SLEEP, "SELECT 2");
            session.answerNumber(0);
            session.answerNumber(2);
            assertThat(value(next).single().getLong(0)).isEqualTo(2);
        }
        assertThat(log.messages(1)).singleElement().asString().contains("could not be stopped");
        // It is not tried again at once.
        assertThat(session.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatRefusesTheKillIsNotWaitedForAnyLonger() {
        cancel(running(SLEEP));
        ignore(session.connection().query("SELECT 2"));
        MemorySession side = sideThatSends(KILL);
        side.answer(ServerPackets.err(1095, "HY000", "You are not owner of thread 7"));
        assertThat(sent()).containsExactly(SLEEP, "SELECT 2");
        assertThat(log.messages(1)).singleElement().asString().contains("could not be stopped");
    }

    @Test
    void aKillWhoseAnswerIsLostClosesTheConnectionBeforeAnythingElseIsSent() {
        cancel(running(SLEEP));
        CompletableFuture<QueryResult> next = session.connection().query("SELECT 2");
        MemorySession side = sideThatSends(KILL);
        session.answerNumber(0);
        side.socket().lose(new IOException("Connection reset"));
        assertThat(sent()).containsExactly(SLEEP);
        assertThat(failure(MySqlConnectionException.class, next))
                .hasMessageContaining("KILL QUERY")
                .satisfies(e -> assertThat(e.mayHaveExecuted()).isFalse());
        assertThat(session.connection().isClosed()).isTrue();
    }

    @Test
    void aProxyWithSessionsOfItsOwnIsToldNothing() {
        MemorySession behindProxy = MemorySession.opened(options -> options, THREAD + 1, SERVER);
        CompletableFuture<QueryResult> target = behindProxy.connection().query(SLEEP);
        behindProxy.socket().turn();
        target.cancel(true);
        ignore(behindProxy.connection().query("SELECT 2"));
        behindProxy.socket().turn();
        assertThat(behindProxy.sent()).containsExactly(SLEEP, "SELECT 2");
        assertThat(behindProxy.connections()).isEqualTo(1);
    }

    @Test
    void aLostConnectionEndsTheCancel() {
        cancel(running(SLEEP));
        CompletableFuture<QueryResult> next = session.connection().query("SELECT 2");
        MemorySession side = sideThatSends(KILL);
        session.socket().lose(new IOException("Connection reset"));
        failure(MySqlConnectionException.class, next);
        side.answerOk();
        session.socket().turn();
        assertThat(side.opening()).isNotCompletedExceptionally();
    }

    @Test
    void aStatementThatDoesNotEndAfterTheKillCostsTheConnection() {
        MemorySession hasty =
                MemorySession.opened(options -> options.cancelTimeout(Duration.ofMillis(50)), THREAD, SERVER);
        CompletableFuture<QueryResult> target = hasty.connection().query(SLEEP);
        hasty.socket().turn();
        target.cancel(true);
        CompletableFuture<QueryResult> next = hasty.connection().query("SELECT 2");
        hasty.socket().turn();
        MemorySession side = hasty.beside(Greeting.mysql());
        assertThat(side.answerSetUp(THREAD, SERVER)).containsExactly(KILL);
        side.answerOk();
        new Turns(hasty).until(() -> {
            side.socket().turn();
            if (side.sent().contains(KILL)) {
                side.answerOk();
            }
            return next.isDone();
        });
        assertThat(failure(MySqlConnectionException.class, next)).hasMessageContaining("cancelTimeout of 50 ms");
    }

    @Test
    void aTimeLimitTakesTheSameWay() {
        CompletableFuture<QueryResult> limited =
                session.connection().query(Query.of(SLEEP).timeout(Duration.ofMillis(20)));
        ignore(session.connection().prepare("SELECT 5"));
        new Turns(session).until(limited::isDone);
        assertThat(failure(MySqlTimeoutException.class, limited).mayHaveExecuted())
                .isTrue();
    }

    @Test
    void aTimeLimitThatIsOverBeforeItsTurnSendsNothing() {
        MemorySession oneByOne = MemorySession.opened(options -> options.pipelining(1), THREAD, SERVER);
        CompletableFuture<QueryResult> first = oneByOne.connection().query("SELECT 1");
        CompletableFuture<QueryResult> limited =
                oneByOne.connection().query(Query.of("SELECT 2").timeout(Duration.ofMillis(20)));
        Turns turns = new Turns(oneByOne);
        turns.until(limited::isDone);
        assertThat(failure(MySqlTimeoutException.class, limited).mayHaveExecuted())
                .isFalse();
        oneByOne.answerNumber(1);
        assertThat(value(first).single().getLong(0)).isEqualTo(1);
        assertThat(turns.sent()).containsExactly("SELECT 1");
        assertThat(oneByOne.sent()).isEmpty();
    }

    @Test
    void aGracefulCloseWaitsForTheEndOfTheCancel() {
        cancel(running(SLEEP));
        ignore(session.connection().closeGracefully());
        assertThat(sent()).containsExactly(SLEEP);
        MemorySession side = sideThatSends(KILL);
        session.answer(INTERRUPTED);
        side.answerOk();
        assertThat(sent()).containsExactly(PING, "01");
    }
}
