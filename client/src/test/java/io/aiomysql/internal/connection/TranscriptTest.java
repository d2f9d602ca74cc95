package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.MemorySession.result;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemoryConnection;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.Outcomes;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.fake.SessionTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole life of a connection, with the server's bytes arriving in every way they can. */
@Timeout(60)
class TranscriptTest {

    private static final List<ColumnDefinition> COLUMNS =
            List.of(ColumnDefinition.bigint("i"), ColumnDefinition.text("s"));

    private static final byte[] GREETING = packets(0, Greeting.mysql().payload());
    private static final byte[] LOGIN_OK = packets(2, ServerPackets.ok(AUTOCOMMIT));
    private static final byte[] SET_UP_OK = concat(
            packets(1, ServerPackets.ok(0)),
            packets(1, ServerPackets.ok(0)),
            packets(1, ServerPackets.ok(0)),
            packets(1, MemorySession.state()));
    private static final byte[] ANSWERS = concat(
            packets(1, result(0, COLUMNS, List.of("1", "eins", "2", "zwei", "3", "drei"))),
            packets(1, ServerPackets.err(1064, "42000", "You have an error")),
            packets(1, numbers(0)),
            packets(1, ServerPackets.ok(2, 77, 1, 3, "", List.of(SessionTrack.schema("shop")))),
            packets(1, both(numbers(8, "10"), numbers(0, "20"))),
            packets(1, ServerPackets.ok(0)));

    /** How the parts of the server's side reach the client. */
    private interface Delivery extends BiConsumer<MemoryConnection, byte[]> {}

    @Test
    void wholeFlightsGiveTheResults() {
        assertThat(play(MemoryConnection::deliver))
                .containsExactly(
                        "[i BIGINT, s VARCHAR] [{i=1, s=eins}, {i=2, s=zwei}, {i=3, s=drei}]",
                        "error 1064 42000",
                        "[n BIGINT] []",
                        "[] [] affected=2 id=77 warnings=3",
                        "[n BIGINT] [{n=10}] and [n BIGINT] [{n=20}]",
                        "ping",
                        "database=shop autocommit=false inTransaction=false");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64})
    void piecesGiveTheSame(int size) {
        assertThat(play((socket, bytes) -> socket.deliverInPieces(bytes, size)))
                .isEqualTo(play(MemoryConnection::deliver));
    }

    @Test
    void aCutAtEachByteGivesTheSame() {
        List<String> whole = play(MemoryConnection::deliver);
        int longest = ANSWERS.length;
        for (int i = 1; i < longest; i++) {
            int cut = i;
            Delivery delivery = (socket, bytes) -> {
                int at = Math.min(cut, bytes.length - 1);
                socket.deliver(Arrays.copyOf(bytes, at));
                socket.deliver(Arrays.copyOfRange(bytes, at, bytes.length));
            };
            assertThat(play(delivery)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 4_096, 16_383, 65_536, 70_001, 10_000_000})
    void manyRowsBeyondAChunkAreAllThere(int size) {
        int rows = 20_000;
        List<String> values = IntStream.range(0, rows)
                .boxed()
                .flatMap(i -> Stream.of(Integer.toString(i), "row " + i))
                .toList();
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> many = session.connection().query("SELECT many");
        CompletableFuture<QueryResult> one = session.connection().query("SELECT one");
        session.socket().turn();

        byte[] answers = concat(packets(1, result(AUTOCOMMIT, COLUMNS, values)), packets(1, MemorySession.number(1)));
        session.socket().deliverInPieces(answers, size);

        // What comes later must not overwrite what was kept.
        CompletableFuture<QueryResult> later = session.connection().query("SELECT many");
        session.answer(result(AUTOCOMMIT, COLUMNS, Collections.nCopies(2 * rows, "overwritten")));
        assertThat(value(later).rows()).hasSize(rows);
        assertThat(value(one).single().getInt("n")).isEqualTo(1);
        assertThat(value(many).rows()).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(value(many).rows().get(i).getInt(0)).isEqualTo(i);
            assertThat(value(many).rows().get(i).getString(1)).isEqualTo("row " + i);
        }
    }

    private static List<String> play(Delivery delivery) {
        MemorySession session = MemorySession.connecting(options -> options);
        MemoryConnection socket = session.socket();
        socket.open();
        delivery.accept(socket, GREETING);
        delivery.accept(socket, LOGIN_OK);
        assertThat(session.sent()).contains("SET autocommit=0");
        delivery.accept(socket, SET_UP_OK);
        MySqlConnection connection = session.connection();

        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        for (String sql : List.of("SELECT 1", "SELEC", "SELECT 2", "INSERT", "CALL p()")) {
            outcomes.add(connection.query(sql).handle(TranscriptTest::describe));
        }
        outcomes.add(connection.ping().thenApply(nothing -> "ping"));
        socket.turn();
        delivery.accept(socket, ANSWERS);

        List<String> results =
                new ArrayList<>(outcomes.stream().map(Outcomes::value).toList());
        results.add("database=" + connection.database().orElse("") + " autocommit=" + connection.isAutocommit()
                + " inTransaction=" + connection.isInTransaction());
        return results;
    }

    private static String describe(QueryResult result, Throwable failure) {
        if (failure instanceof MySqlServerException error) {
            return "error " + error.code() + " " + error.sqlState();
        }
        if (failure != null) {
            return failure.toString();
        }
        return String.join(
                " and ", result.results().stream().map(TranscriptTest::describe).toList());
    }

    private static String describe(QueryResult result) {
        String rows = result.columns() + " "
                + result.rows().stream().map(row -> row.toMap().toString()).toList();
        return result.columns().isEmpty()
                ? rows + " affected=" + result.affectedRows() + " id=" + result.lastInsertId() + " warnings="
                        + result.warningCount()
                : rows;
    }

    private static byte[][] both(byte[][] first, byte[][] second) {
        byte[][] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
