package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.IN_TRANSACTION;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.log.LoggedWarnings;
import io.aiomysql.testkit.log.ThrowingLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Saying goodbye, hanging up, and the warning about changes that are lost by it. */
@Timeout(60)
class ClosingTest {

    private static final String QUIT = "01";
    private static final byte[] CHANGED = ServerPackets.ok(1, 0, IN_TRANSACTION, 0, "");
    private static final byte[] COMMITTED = ServerPackets.ok(0, 0, 0, 0, "");

    private final LoggedWarnings log = new LoggedWarnings("io.aiomysql");
    private final MemorySession session = MemorySession.opened();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aLogThatThrowsKeepsNoConnectionOpen() throws Exception {
        ignore(session.connection().query("a"));
        session.answer(CHANGED);

        try (ThrowingLog throwing = new ThrowingLog("io.aiomysql")) {
            session.connection().close();
            assertThat(throwing.awaitThrown()).isTrue();
        }
        session.socket().turn();
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void theEndIsToldWithItsReason() {
        CompletableFuture<Optional<MySqlException>> closed =
                session.connection().closed();
        CompletableFuture<Optional<MySqlException>> forgotten =
                session.connection().closed();
        forgotten.cancel(true);
        assertThat(closed).isNotDone();
        assertThat(session.connection().isClosed()).isFalse();

        session.deliver(0, ServerPackets.err(4031, "HY000", "The client was disconnected"));

        assertThat(value(closed))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .isInstanceOf(MySqlServerException.class)
                        .hasMessageContaining("The client was disconnected"));
        assertThat(value(session.connection().closed())).isPresent();
        assertThat(log.messages(1)).hasSize(1);
        assertThat(log.messages().get(0))
                .contains("connection 7 to localhost:3306 is closed", "The client was disconnected");
    }

    @Test
    void theEndThatTheUserHasAskedForHasNoReason() {
        CompletableFuture<Optional<MySqlException>> closed =
                session.connection().closed();

        session.connection().close();
        session.socket().turn();

        assertThat(value(closed)).isEmpty();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aGracefulCloseWaitsForWhatWasSubmitted() {
        CompletableFuture<QueryResult> statement = session.connection().query("a");
        CompletableFuture<Void> closed = session.connection().closeGracefully();
        session.socket().turn();
        assertThat(session.sent()).containsExactly("a", QUIT);

        session.answerNumber(1);
        assertThat(statement).isCompleted();
        assertThat(closed).isNotDone();

        session.socket().lose(null);
        assertThat(closed).isCompleted();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void withoutPipeliningGoodbyeIsSaidAfterTheLastAnswer() {
        MemorySession oneByOne = MemorySession.opened(options -> options.pipelining(1));
        ignore(oneByOne.connection().query("a"));
        ignore(oneByOne.connection().closeGracefully());
        oneByOne.socket().turn();
        assertThat(oneByOne.sent()).containsExactly("a");

        oneByOne.answerNumber(1);

        assertThat(oneByOne.sent()).containsExactly(QUIT);
    }

    @Test
    void nothingIsAcceptedOnceGoodbyeIsUnderWay() {
        ignore(session.connection().closeGracefully());

        assertThat(session.connection().isClosed()).isTrue();
        CompletableFuture<QueryResult> late = session.connection().query("a");
        assertThat(failure(MySqlConnectionException.class, late).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void aServerThatDoesNotHangUpIsHungUpOn() {
        CompletableFuture<Void> closed = session.connection().closeGracefully();
        session.socket().turn();
        assertThat(session.socket().timers()).isEqualTo(1);

        session.socket().advance(Duration.ofSeconds(5));
        session.socket().turn();

        assertThat(closed).isCompleted();
        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void aStatementThatTakesLongIsNotCutByTheClosingBehindIt() {
        CompletableFuture<QueryResult> slow = session.connection().query("DO SLEEP(7)");
        CompletableFuture<Void> closed = session.connection().closeGracefully();
        session.socket().turn();
        for (int i = 0; i < 3; i++) {
            session.socket().advance(Duration.ofSeconds(5));
            session.socket().turn();
        }
        assertThat(slow).isNotDone();
        session.answerOk();
        assertThat(slow).isCompleted();
        assertThat(closed).isNotDone();

        session.socket().advance(Duration.ofSeconds(5));
        session.socket().turn();
        assertThat(closed).isNotDone();
        session.socket().advance(Duration.ofSeconds(5));
        session.socket().turn();
        assertThat(closed).isCompleted();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void anAnswerToGoodbyeEndsTheConnectionToo() {
        CompletableFuture<Void> closed = session.connection().closeGracefully();

        session.answerOk();

        assertThat(closed).isCompleted();
    }

    @Test
    void goodbyeIsSaidOnce() {
        CompletableFuture<Void> first = session.connection().closeGracefully();
        CompletableFuture<Void> second = session.connection().closeGracefully();
        assertThat(session.sent()).containsExactly(QUIT);

        session.connection().close();
        session.socket().turn();
        CompletableFuture<Void> third = session.connection().closeGracefully();

        assertThat(List.of(first, second, third)).allMatch(CompletableFuture::isDone);
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void aGracefulCloseOfALostConnectionIsDoneAtOnce() {
        session.socket().lose(null);

        assertThat(session.connection().closeGracefully()).isCompleted();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        session.connection().close();
        session.connection().close();
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.sent()).containsExactly(QUIT);
    }

    @Test
    void anIdleConnectionSaysGoodbyeAndWaitsForNobody() {
        CompletableFuture<Optional<MySqlException>> closed =
                session.connection().closed();
        ignore(session.connection().query("a"));
        session.answerNumber(1);
        assertThat(session.sent()).containsExactly("a");

        session.connection().close();
        assertThat(session.connection().isClosed()).isTrue();
        session.socket().turn();

        assertThat(session.sent()).containsExactly(QUIT);
        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.socket().timers()).isZero();
        assertThat(value(closed)).isEmpty();
    }

    @Test
    void goodbyeIsSaidInAnOpenTransactionToo() {
        ignore(session.connection().query("a"));
        session.answer(CHANGED);
        session.connection().close();
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a", QUIT);
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void withAStatementInFlightTheConnectionIsClosedAtOnce() {
        CompletableFuture<QueryResult> statement = session.connection().query("a");
        session.connection().close();
        session.socket().turn();

        assertThat(session.sent()).containsExactly("a");
        assertThat(session.socket().isClosed()).isTrue();
        assertThat(failure(MySqlConnectionException.class, statement).mayHaveExecuted())
                .isTrue();
    }

    @Test
    void theSocketIsClosedWhenGoodbyeIsWritten() {
        session.socket().keepWrites(true);
        session.connection().close();
        session.socket().turn();
        assertThat(session.sent()).containsExactly(QUIT);
        assertThat(session.socket().isClosed()).isFalse();

        session.socket().handBack();
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void aSocketThatTakesNoGoodbyeIsClosedWithoutIt() {
        CompletableFuture<Optional<MySqlException>> closed =
                session.connection().closed();
        session.socket().keepWrites(true);
        session.connection().close();
        session.socket().turn();

        session.socket().advance(Duration.ofMillis(200));
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(value(closed)).isEmpty();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aServerThatIsQuickerIsNotTakenForALoss() {
        CompletableFuture<Optional<MySqlException>> closed =
                session.connection().closed();
        session.socket().keepWrites(true);
        session.connection().close();
        session.deliver(0, ServerPackets.err(4031, "HY000", "The client was disconnected"));
        session.socket().lose(null);

        assertThat(value(closed)).isEmpty();
        assertThat(log.messages()).isEmpty();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void nothingIsSentBehindGoodbye() {
        session.socket().keepWrites(true);
        session.connection().close();
        CompletableFuture<QueryResult> late = session.connection().query("a");
        session.socket().handBack();
        session.socket().turn();

        assertThat(session.sent()).containsExactly(QUIT);
        assertThat(failure(MySqlConnectionException.class, late).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void closingWithUncommittedChangesWarnsOnce() {
        ignore(session.connection().query("INSERT"));
        session.answer(CHANGED);

        session.connection().close();
        session.connection().close();
        session.socket().turn();

        assertThat(log.messages(1)).singleElement().asString().contains("rolled back", "autocommit(true)");
    }

    @Test
    void aReadInTheSameTransactionDoesNotForgetTheChange() {
        ignore(session.connection().query("INSERT"));
        session.answer(CHANGED);
        ignore(session.connection().query("SELECT"));
        session.answer(MemorySession.numbers(IN_TRANSACTION, "1"));

        session.connection().close();

        assertThat(log.messages(1)).hasSize(1);
    }

    @Test
    void aGracefulCloseWithUncommittedChangesWarnsToo() {
        ignore(session.connection().query("INSERT"));
        ignore(session.connection().closeGracefully());
        session.socket().turn();
        session.answer(CHANGED);

        session.socket().lose(null);

        assertThat(log.messages(1)).hasSize(1);
    }

    @Test
    void aCommitThatIsStillUnderWayWhenGoodbyeLeavesIsNotWarnedOf() {
        ignore(session.connection().query("INSERT"));
        session.answer(CHANGED);
        ignore(session.connection().commit());
        ignore(session.connection().closeGracefully());
        session.socket().turn();
        assertThat(session.sent()).containsExactly("INSERT", "COMMIT", QUIT);

        session.answer(COMMITTED);
        session.socket().lose(null);

        assertThat(log.messages()).isEmpty();
    }

    @Test
    void closingIsSilentWhereNothingIsLost() {
        ignore(session.connection().query("SELECT"));
        session.answer(MemorySession.numbers(IN_TRANSACTION, "1"));
        session.connection().close();
        MemorySession committed = MemorySession.opened();
        ignore(committed.connection().query("INSERT"));
        committed.answer(ServerPackets.ok(1, 0, AUTOCOMMIT, 0, ""));
        committed.connection().close();

        assertThat(log.messages()).isEmpty();
    }
}
