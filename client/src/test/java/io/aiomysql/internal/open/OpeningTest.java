package io.aiomysql.internal.open;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the call of connect to the connection, or to the reason why there is none. */
@Timeout(60)
class OpeningTest {

    private static final byte[] GREETING = Greeting.mysql().payload();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void theServersWordsAreThere() {
        MemorySession session = MemorySession.opened();
        MySqlConnection connection = session.connection();

        assertThat(connection.serverVersion()).isEqualTo("8.4.9");
        assertThat(connection.threadId()).isEqualTo(7);
        assertThat(connection.isTls()).isFalse();
        assertThat(connection.isClosed()).isFalse();
        assertThat(connection.isAutocommit()).isTrue();
        assertThat(connection.toString()).contains("threadId=7", "user=app");
    }

    @Test
    void anErrorOfTheTransportIsTheCauseOfAFailedOpening() {
        Transport broken = new Transport() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public TransportConnection connect(TransportConfig config, TransportListener listener) {
                throw new OutOfMemoryError("unable to create native thread");
            }

            @Override
            public void close() {}
        };

        CompletableFuture<MySqlConnection> opening = MySqlConnection.connect(
                ConnectOptions.builder().transport(broken).build());

        assertThat(failure(MySqlConnectionException.class, opening))
                .hasMessageContaining("cannot connect")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void onceOpenNoDeadlineIsLeft() {
        MemorySession session = MemorySession.opened();

        assertThat(session.socket().timers()).isZero();
        session.socket().advance(LIMIT.multipliedBy(2));
        assertThat(session.connection().isClosed()).isFalse();
    }

    @Test
    void theDeadlineCoversTheGreeting() {
        MemorySession session = MemorySession.connecting(options -> options.connectTimeout(LIMIT));
        session.socket().open();

        assertTimesOut(session, "cannot connect");
    }

    @Test
    void theDeadlineCoversTheLogin() {
        MemorySession session = MemorySession.connecting(options -> options.connectTimeout(LIMIT));
        session.socket().open();
        session.deliver(0, GREETING);

        assertTimesOut(session, "cannot log in");
    }

    @Test
    void theDeadlineCoversTheSetUp() {
        MemorySession session = MemorySession.settingUp(options -> options.connectTimeout(LIMIT));
        assertThat(session.sent()).contains("SET autocommit=0");

        assertTimesOut(session, "cannot set up the session");
    }

    @Test
    void theTransportsTimeoutIsOneToo() {
        MemorySession session = MemorySession.connecting(options -> options.connectTimeout(LIMIT));
        assertThat(session.socket().config().connectTimeout()).isEqualTo(LIMIT);

        session.socket().lose(new SocketTimeoutException("no answer"));

        assertThat(failure(MySqlTimeoutException.class, session.opening()))
                .hasMessageContainingAll("cannot connect", "localhost:3306", "connectTimeout", "10000 ms")
                .hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void anUnknownHostIsNamed() {
        MemorySession session = MemorySession.connecting(options -> options.host("no.such.host"));

        session.socket().lose(new UnknownHostException("no.such.host"));

        assertThat(failure(MySqlConnectionException.class, session.opening()))
                .hasMessageContainingAll("no.such.host:3306", "not known");
    }

    @Test
    void aServerThatHangsUpBeforeTheGreetingIsReported() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();

        session.socket().lose(null);

        assertThat(failure(MySqlConnectionException.class, session.opening()))
                .hasMessageContainingAll("cannot connect", "the server closed the connection")
                .satisfies(e -> assertThat(e.mayHaveExecuted()).isFalse());
    }

    @Test
    void tooManyConnectionsIsTheServersError() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();

        session.deliver(0, ServerPackets.errBeforeHandshake(1040, "Too many connections"));

        MySqlServerException e = failure(MySqlServerException.class, session.opening());
        assertThat(e.code()).isEqualTo(1040);
        assertThat(e.isTransient()).isTrue();
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aRefusedAccountIsAnAuthenticationFailureWithTheServersError() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.deliver(0, GREETING);

        session.deliver(2, ServerPackets.err(1045, "28000", "Access denied for user 'app'"));

        MySqlAuthenticationException e = failure(MySqlAuthenticationException.class, session.opening());
        assertThat(e.refusal().orElseThrow().sqlState()).isEqualTo("28000");
        assertThat(e).hasMessageContainingAll("cannot log in at", "Access denied for user 'app'");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void anotherRefusalOfTheLoginIsTheServersError() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.deliver(0, GREETING);

        session.deliver(2, ServerPackets.err(1049, "42000", "Unknown database 'shop'"));

        assertThat(failure(MySqlServerException.class, session.opening()))
                .hasMessage("Unknown database 'shop' (ER_BAD_DB_ERROR 1049, 42000)");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aRefusedSetUpIsTheServersError() {
        MemorySession session = MemorySession.settingUp(options -> options.sqlMode("NO_SUCH_MODE"));
        assertThat(session.sentButForState()).endsWith("SET sql_mode='NO_SUCH_MODE'", "SET autocommit=0");

        session.answerOk();
        session.answer(ServerPackets.err(1231, "42000", "Variable 'sql_mode' can't be set"));
        session.answerOk();
        session.answerState();

        assertThat(failure(MySqlServerException.class, session.opening()).code())
                .isEqualTo(1231);
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void theSetUpLeavesInOneWriteAndWaitsForAllAnswers() {
        MemorySession session = MemorySession.settingUp(options -> options.collation("utf8mb4_bin")
                .sqlMode("ANSI")
                .initCommand("SET @a = 1")
                .autocommit(false));

        assertThat(session.socket().writes()).hasSize(2);
        assertThat(session.sentButForState())
                .endsWith(
                        "ROLLBACK",
                        "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
                        "SET sql_mode='ANSI'",
                        "SET @a = 1",
                        "COMMIT",
                        "SET autocommit=0");
        for (int i = 0; i < 7; i++) {
            session.answerOk();
        }
        assertThat(session.opening()).isNotDone();
        session.answer(MemorySession.state());
        assertThat(session.opening()).isCompleted();
    }

    @Test
    void anUnknownPluginIsNamed() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.deliver(0, GREETING);

        session.deliver(2, ServerPackets.authSwitchRequest("no_such_plugin", new byte[20]));

        assertThat(failure(MySqlAuthenticationException.class, session.opening()))
                .hasMessageContainingAll("no_such_plugin", "mysql_native_password");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aWrongSequenceIdInTheLoginIsAProtocolError() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.deliver(0, GREETING);

        session.deliver(3, ServerPackets.ok(AUTOCOMMIT));

        assertThat(failure(MySqlProtocolException.class, session.opening()))
                .hasMessageContaining("sequence id 3 instead of 2");
    }

    @Test
    void anErrorOutOfOrderInTheLoginIsReportedAsWhatItSays() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.deliver(0, GREETING);

        session.deliver(0, ServerPackets.err(1053, "08S01", "Server shutdown in progress"));

        assertThat(failure(MySqlServerException.class, session.opening()).code())
                .isEqualTo(1053);
    }

    @Test
    void aServerThatAsksOnBeforeItHasReadTheAnswerBreaksTheProtocol() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.socket().keepWrites(true);
        session.deliver(0, GREETING);

        session.deliver(2, ServerPackets.authSwitchRequest("mysql_native_password", new byte[21]));

        assertThat(failure(MySqlProtocolException.class, session.opening()))
                .hasMessageContaining("sent another request");
    }

    @Test
    void theSetUpWaitsUntilWhatTheLoginWroteIsHandedBack() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();
        session.socket().keepWrites(true);
        session.deliver(0, GREETING);
        session.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        assertThat(session.sent()).hasSize(1);

        session.socket().handBack();

        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4", "SET autocommit=0");
    }

    @Test
    void cancellingGivesUp() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();

        session.opening().cancel(false);
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.socket().timers()).isZero();
    }

    @Test
    void cancellingBeforeTheSocketIsOpenGivesUp() {
        MemorySession session = MemorySession.connecting(options -> options);

        session.opening().cancel(false);
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aTimeoutOfTheUsersOwnClosesTheSocket() {
        MemorySession session = MemorySession.connecting(options -> options);
        session.socket().open();

        CompletableFuture<MySqlConnection> opening = session.opening().orTimeout(1, TimeUnit.MILLISECONDS);
        assertThat(opening).failsWithin(Duration.ofSeconds(30));
        failure(TimeoutException.class, opening);
        // The thread of the timer completes the future, and closes the socket behind that.
        while (!session.socket().isClosed()) {
            session.socket().turn();
            Thread.onSpinWait();
        }

        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void noMessageOfAFailedOpeningShowsThePassword() {
        MemorySession session = MemorySession.connecting(options -> options.password("s3cret"));
        session.socket().open();
        session.deliver(0, GREETING);
        session.deliver(9, GREETING);

        assertThat(failure(MySqlProtocolException.class, session.opening()).toString())
                .doesNotContain("s3cret");
    }

    private static void assertTimesOut(MemorySession session, String phase) {
        session.socket().advance(LIMIT.minusSeconds(1));
        assertThat(session.opening()).isNotDone();

        session.socket().advance(Duration.ofSeconds(1));
        session.socket().turn();

        assertThat(failure(MySqlTimeoutException.class, session.opening()))
                .hasMessageContainingAll(phase, "localhost:3306", "10000 ms");
        assertThat(session.socket().isClosed()).isTrue();
    }
}
