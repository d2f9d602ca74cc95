package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets that cannot be right are refused when their header is there, and nothing of them is collected. */
@Timeout(60)
class RefusedByHeaderTest {

    /** A packet of 16 MiB, the first part of more. */
    private static final byte[] HUGE = {-1, -1, -1};

    /** The beginning of a result. */
    private static final byte[][] ANSWER = {
        ServerPackets.columnCount(1), ServerPackets.columnDefinition("1", 0xFD, 0, 45), ServerPackets.textRow("1")
    };

    static Stream<Arguments> smallAnswers() {
        return Stream.of(
                command("ping", MySqlConnection::ping),
                command("reset", MySqlConnection::reset),
                command("selectDatabase", connection -> connection.selectDatabase("shop")),
                command("prepare", connection -> connection.prepare("SELECT ?")),
                command("query", connection -> connection.query("SELECT 1")));
    }

    private static Arguments command(String name, Function<MySqlConnection, CompletableFuture<?>> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallAnswers")
    void anAnswerThatIsTooLargeToBeOne(String name, Function<MySqlConnection, CompletableFuture<?>> call) {
        MemorySession session = MemorySession.opened();
        CompletableFuture<?> answer = call.apply(session.connection());

        session.socket().deliver(header(HUGE, 1));

        assertThat(failure(MySqlProtocolException.class, answer)).hasMessageContaining("which is the limit");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallAnswers")
    void anAnswerOutOfSequence(String name, Function<MySqlConnection, CompletableFuture<?>> call) {
        MemorySession session = MemorySession.opened();
        CompletableFuture<?> answer = call.apply(session.connection());

        session.socket().deliver(header(HUGE, 2));

        assertThat(failure(MySqlProtocolException.class, answer)).hasMessageContaining("sequence id 2 instead of 1");
    }

    @Test
    void anAnswerOutOfSequenceThatIsNoErrorByItsFirstByte() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<?> answer = session.connection().ping();

        session.socket().deliver(header(new byte[] {0, 16, 0}, 2));
        assertThat(answer).isNotDone();
        session.socket().deliver((byte) 0);

        assertThat(failure(MySqlProtocolException.class, answer)).hasMessageContaining("sequence id 2 instead of 1");
    }

    @Test
    void aPacketThatNobodyAskedFor() {
        MemorySession session = MemorySession.opened();

        session.connection();
        session.socket().deliver(header(HUGE, 0));

        assertThat(session.socket().isClosed()).isTrue();
        assertThat(failure(MySqlConnectionException.class, session.connection().ping()))
                .cause()
                .hasMessageContaining("while no command waits");
    }

    @Test
    void aDefinitionThatIsTooLargeToBeOne() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<?> answer = session.connection().query("SELECT 1");
        session.deliver(1, ServerPackets.columnCount(1));

        session.socket().deliver(header(HUGE, 2));

        assertThat(failure(MySqlProtocolException.class, answer)).hasMessageContaining("1048576");
    }

    @Test
    void anErrorThatIsTooLargeToBeOneWhereverItComesInTheAnswer() {
        for (int packets = 0; packets <= 3; packets++) {
            MemorySession session = MemorySession.opened();
            CompletableFuture<?> answer = session.connection().query("SELECT 1");
            session.answer(Arrays.copyOf(ANSWER, packets));

            session.socket().deliver(header(new byte[] {1, 0, 1}, 1 + packets));
            assertThat(answer).isNotDone();
            session.socket().deliver((byte) -1);

            assertThat(failure(MySqlProtocolException.class, answer))
                    .as("after %d packets", packets)
                    .hasMessageContaining("65536");
        }
    }

    @Test
    void anErrorThatNobodyAskedForIsReportedWhereverItIsCut() {
        byte[] error = ServerPackets.packet(0, ServerPackets.err(4031, "HY000", "w".repeat(2_000)));
        for (int cut : new int[] {1, 4, 5, 6, 1_000, error.length}) {
            MemorySession session = MemorySession.opened();
            session.connection();
            session.socket().deliver(Arrays.copyOf(error, cut));
            if (cut < error.length) {
                assertThat(session.socket().isClosed())
                        .as("after %d bytes", cut)
                        .isFalse();
                session.socket().deliver(Arrays.copyOfRange(error, cut, error.length));
            }

            assertThat(failure(
                            MySqlConnectionException.class, session.connection().ping()))
                    .cause()
                    .isInstanceOfSatisfying(
                            MySqlServerException.class,
                            e -> assertThat(e.code()).isEqualTo(4031));
        }
    }

    @Test
    void anErrorAboutTheSizeOfACommandNamesTheSize() {
        for (int sequence : new int[] {1, 5}) {
            MemorySession session = MemorySession.opened();
            CompletableFuture<?> answer = session.connection().query("SELECT '" + "x".repeat(100) + "'");

            session.deliver(sequence, ServerPackets.err(1153, "08S01", "Got a packet bigger"));

            Throwable failure = failure(Throwable.class, answer);
            assertThat(failure instanceof MySqlServerException ? failure : failure.getCause())
                    .isInstanceOfSatisfying(MySqlServerException.class, e -> {
                        assertThat(e.serverMessage()).contains("110 bytes");
                        assertThat(e).hasMessageContaining("max_allowed_packet");
                    });
        }
    }

    private static byte[] header(byte[] length, int sequence) {
        return new byte[] {length[0], length[1], length[2], (byte) sequence};
    }
}
