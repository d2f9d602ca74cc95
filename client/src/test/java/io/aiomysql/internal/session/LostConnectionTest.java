package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.number;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.Outcomes;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of statements when the connection ends under them. */
@Timeout(60)
class LostConnectionTest {

    private static final byte[] TIMED_OUT = ServerPackets.err(4031, "HY000", "The client was disconnected");

    private final MemorySession session = MemorySession.opened();

    @Test
    void anErrorWhileIdleClosesAndIsTheCauseOfLaterFailures() {
        session.deliver(0, TIMED_OUT);

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(session.connection().isClosed()).isTrue();
        MySqlException e = failure(session.connection().query("SELECT 1"));
        assertThat(e).isInstanceOf(MySqlConnectionException.class);
        assertThat(e.mayHaveExecuted()).isFalse();
        assertThat(e).hasMessageContainingAll("nothing was sent", "The client was disconnected", "4031");
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        MySqlServerException.class,
                        cause -> assertThat(cause.code()).isEqualTo(4031));
        assertThat(failure(session.connection().ping())).hasCauseInstanceOf(MySqlServerException.class);
        assertThat(failure(session.connection().cursor().execute("SELECT 1")))
                .hasCauseInstanceOf(MySqlServerException.class);
    }

    @Test
    void anErrorOutOfOrderFailsWhatIsInFlightAsALostConnection() {
        CompletableFuture<?> inFlight = session.connection().query("SELECT 1");

        session.deliver(0, TIMED_OUT);

        MySqlException e = failure(inFlight);
        assertThat(e).isExactlyInstanceOf(MySqlConnectionException.class).hasMessageContaining("4031");
        assertThat(e).hasCauseInstanceOf(MySqlServerException.class);
        assertThat(e.mayHaveExecuted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void aWrongSequenceIdIsAProtocolError(int sequence) {
        CompletableFuture<?> inFlight = session.connection().query("SELECT 1");

        session.deliver(sequence, ServerPackets.ok(AUTOCOMMIT));

        assertProtocolError(inFlight, "sequence id " + sequence + " instead of 1");
    }

    @Test
    void aWrongSequenceIdAmongTheRowsIsAProtocolError() {
        CompletableFuture<?> inFlight = session.connection().query("SELECT 1");
        byte[] answer = packets(1, number(1));
        // The header of the second packet.
        answer[5 + 3]++;

        session.socket().deliver(answer);

        assertProtocolError(inFlight, "sequence id 3 instead of 2");
    }

    @Test
    void aPacketThatNobodyAskedForIsAProtocolError() {
        session.deliver(1, ServerPackets.ok(AUTOCOMMIT));

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(failure(session.connection().query("SELECT 1")))
                .isInstanceOf(MySqlConnectionException.class)
                .hasCauseInstanceOf(MySqlProtocolException.class);
    }

    @Test
    void aSecondAnswerIsAProtocolError() {
        CompletableFuture<?> first = session.connection().query("a");
        session.connection().query("b").cancel(false);

        session.socket().deliver(concat(packets(1, number(1)), packets(1, number(2))));

        assertThat(first).isCompletedWithValueMatching(result -> result != null);
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aCutInTheMiddleOfARowTellsWhatMayHaveRun() {
        MemorySession oneByOne = MemorySession.opened(options -> options.pipelining(1));
        CompletableFuture<?> inFlight = oneByOne.connection().query("a");
        CompletableFuture<?> waiting = oneByOne.connection().query("b");
        oneByOne.socket().turn();
        byte[] rows = packets(1, numbers(AUTOCOMMIT, "1", "2222222222"));

        oneByOne.socket().deliver(Arrays.copyOf(rows, rows.length - 15));
        oneByOne.socket().lose(null);

        MySqlException lost = failure(inFlight);
        assertThat(lost)
                .isExactlyInstanceOf(MySqlConnectionException.class)
                .hasMessageContaining("the server closed it");
        assertThat(lost.mayHaveExecuted()).isTrue();
        assertThat(lost.isTransient()).isTrue();
        assertThat(failure(waiting).mayHaveExecuted()).isFalse();
        assertThat(oneByOne.sent()).containsExactly("a");
    }

    @Test
    void aFailureOfTheSocketIsTheCause() {
        CompletableFuture<?> inFlight = session.connection().query("a");
        IOException reset = new IOException("Connection reset");

        session.socket().lose(reset);

        assertThat(failure(inFlight)).hasMessageContaining("Connection reset").hasRootCause(reset);
    }

    @Test
    void closingFailsWhatIsInFlightAndWhatWaits() {
        MemorySession oneByOne = MemorySession.opened(options -> options.pipelining(1));
        CompletableFuture<?> inFlight = oneByOne.connection().query("a");
        CompletableFuture<?> waiting = oneByOne.connection().query("b");

        oneByOne.connection().close();
        CompletableFuture<?> late = oneByOne.connection().query("c");
        oneByOne.socket().turn();

        assertThat(failure(inFlight)).hasMessageContaining("closed by this client");
        assertThat(failure(inFlight).mayHaveExecuted()).isTrue();
        assertThat(failure(waiting).mayHaveExecuted()).isFalse();
        assertThat(failure(late).mayHaveExecuted()).isFalse();
        assertThat(oneByOne.connection().isClosed()).isTrue();
    }

    @Test
    void eachStatementFailsWithAnExceptionOfItsOwn() {
        CompletableFuture<?> first = session.connection().query("a");
        CompletableFuture<?> second = session.connection().query("b");
        session.socket().turn();

        session.socket().lose(null);

        assertThat(failure(first)).isNotSameAs(failure(second));
    }

    @Test
    void whatCallbacksSubmitAfterTheEndFailsToo() {
        CompletableFuture<?> again = session.connection()
                .query("a")
                .exceptionallyCompose(lost -> session.connection().query("again"));

        session.socket().lose(null);

        assertThat(failure(again).mayHaveExecuted()).isFalse();
    }

    @Test
    void aRequestForALocalFileIsRefusedAndClosesTheConnection() {
        CompletableFuture<?> asked = session.connection().query("LOAD DATA");
        CompletableFuture<?> next = session.connection().query("b");
        session.socket().turn();

        session.answer(ServerPackets.localInfileRequest("/etc/passwd"));

        assertThat(failure(asked))
                .isInstanceOf(MySqlProtocolException.class)
                .hasMessageContaining("local file")
                .hasMessageNotContaining("passwd");
        assertThat(failure(next)).isInstanceOf(MySqlProtocolException.class);
        assertThat(session.socket().isClosed()).isTrue();
    }

    private void assertProtocolError(CompletableFuture<?> future, String message) {
        MySqlException e = failure(future);
        assertThat(e).isInstanceOf(MySqlProtocolException.class).hasMessageContaining(message);
        assertThat(e.mayHaveExecuted()).isTrue();
        assertThat(session.socket().isClosed()).isTrue();
    }

    private static MySqlException failure(CompletableFuture<?> future) {
        return Outcomes.failure(MySqlException.class, future);
    }
}
