package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlRows;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows for a consumer, for a collector, and for a thread that waits. */
@Timeout(60)
class ForEachTest {

    private static final Query SELECT = Query.of("SELECT n");

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void theConsumerGetsEachRowInOneObject() {
        List<Long> seen = new ArrayList<>();
        Set<Row> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        CompletableFuture<Long> count = connection.forEach(SELECT, row -> {
            seen.add(row.getLong("n"));
            objects.add(row);
        });
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3"));

        assertThat(value(count)).isEqualTo(3);
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(objects).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> objects.iterator().next().getLong(0))
                .withMessageContaining("stream");
    }

    @Test
    void withoutRowsTheConsumerIsNotCalled() {
        CompletableFuture<Long> none = connection.forEach(SELECT, row -> {
            throw new AssertionError();
        });
        session.answer(numbers(AUTOCOMMIT));

        assertThat(value(none)).isZero();
    }

    @Test
    void whatTheConsumerThrowsFailsTheFutureAlone() {
        List<Throwable> all = List.of(new IOException("disk full"), new IllegalStateException("no"), new Error("bad"));
        for (Throwable thrown : all) {
            List<Long> seen = new ArrayList<>();
            CompletableFuture<Long> failing = connection.forEach(SELECT, row -> {
                seen.add(row.getLong(0));
                ForEachTest.<RuntimeException>sneak(thrown);
            });
            CompletableFuture<Long> behind = connection.forEach(SELECT, row -> {});
            session.socket().turn();
            session.answer(numbers(AUTOCOMMIT, "1", "2"));
            session.answer(numbers(AUTOCOMMIT, "1", "2"));

            assertThat(failure(Throwable.class, failing)).isSameAs(thrown);
            assertThat(seen).containsExactly(1L);
            assertThat(value(behind)).isEqualTo(2);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void cancellingTheFutureEndsTheCalls() {
        List<Long> seen = new ArrayList<>();
        List<CompletableFuture<Long>> self = new ArrayList<>();
        self.add(connection.forEach(SELECT, row -> {
            seen.add(row.getLong(0));
            self.get(0).cancel(true);
        }));
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3"));

        assertThat(self.get(0)).isCancelled();
        assertThat(seen).containsExactly(1L);
        CompletableFuture<QueryResult> next = connection.query("SELECT 1");
        session.answerNumber(1);
        assertThat(value(next).single().getInt(0)).isEqualTo(1);
    }

    @Test
    void failuresOfTheStatementAreTheFutures() {
        CompletableFuture<Long> refused = connection.forEach(SELECT, row -> {});
        session.answer(ServerPackets.err(1146, "42S02", "no such table"));
        CompletableFuture<Long> lost = connection.forEach(SELECT, row -> {});
        session.socket().lose(new IOException("reset"));
        CompletableFuture<Long> late = connection.forEach(SELECT, row -> {});

        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1146);
        assertThat(failure(MySqlConnectionException.class, lost).mayHaveExecuted())
                .isTrue();
        assertThat(failure(MySqlConnectionException.class, late).mayHaveExecuted())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.forEach(Query.of("SELECT ?").bind(1, 2), row -> {}));
        assertThatNullPointerException().isThrownBy(() -> connection.forEach(SELECT, null));
        assertThatNullPointerException().isThrownBy(() -> connection.collect(SELECT, null));
    }

    @Test
    void rowsAreCollectedAndMayBeKept() {
        CompletableFuture<List<Row>> rows = connection.collect(SELECT, Collectors.toList());
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        CompletableFuture<Long> sum = connection.collect(SELECT, Collectors.summingLong(row -> row.getLong(0)));
        session.answer(numbers(AUTOCOMMIT, "40", "2"));
        CompletableFuture<List<Row>> none = connection.collect(SELECT, Collectors.toList());
        session.answer(numbers(AUTOCOMMIT));

        assertThat(value(rows)).extracting(row -> row.getLong(0)).containsExactly(1L, 2L);
        assertThat(value(sum)).isEqualTo(42);
        assertThat(value(none)).isEmpty();
    }

    @Test
    void whatACollectorThrowsFailsTheFuture() {
        CompletableFuture<Object> failing =
                connection.collect(SELECT, Collectors.collectingAndThen(Collectors.toList(), list -> {
                    throw new Error("finisher");
                }));
        session.answer(numbers(AUTOCOMMIT, "1"));

        assertThat(failure(Error.class, failing)).hasMessage("finisher");
    }

    @Test
    void rowsThatAreThereAreGivenWithoutWaiting() {
        try (MySqlRows rows = connection.rows("SELECT n")) {
            session.answer(numbers(AUTOCOMMIT, "1", "2"));
            Iterator<Row> iterator = rows.iterator();

            assertThat(iterator.next().getLong(0)).isEqualTo(1);
            assertThat(iterator.hasNext()).isTrue();
            assertThat(iterator.hasNext()).isTrue();
            assertThat(iterator.next().getLong(0)).isEqualTo(2);
            assertThat(iterator.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
            assertThatIllegalStateException().isThrownBy(rows::stream).withMessageContaining("only once");
        }
    }

    @Test
    void rowsEndWithTheFailureOfTheStatement() {
        MySqlRows rows = connection.rows(SELECT);
        byte[][] answer = numbers(AUTOCOMMIT, "1", "2");
        answer[answer.length - 1] = ServerPackets.err(1317, "70100", "interrupted");
        session.answer(answer);
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        iterator.next();

        assertThatExceptionOfType(MySqlServerException.class).isThrownBy(iterator::hasNext);
        assertThatExceptionOfType(MySqlServerException.class).isThrownBy(iterator::hasNext);
    }

    @Test
    void closedRowsAreDropped() {
        MySqlRows rows = connection.rows(SELECT);
        try (var stream = rows.stream()) {
            session.answer(numbers(AUTOCOMMIT, "1", "2"));
            assertThat(stream.findFirst().orElseThrow().getLong(0)).isEqualTo(1);
        }
        MySqlRows closed = connection.rows(SELECT);
        closed.close();
        closed.close();
        session.answer(numbers(AUTOCOMMIT, "1", "2"));

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> closed.iterator().hasNext());
    }

    @Test
    void nobodyWaitsOnTheEventLoop() {
        MySqlRows rows = connection.rows(SELECT);
        Iterator<Row> iterator = rows.iterator();
        session.socket()
                .turn(() -> assertThatIllegalStateException()
                        .isThrownBy(iterator::hasNext)
                        .withMessageContaining("I/O thread"));
        session.answer(numbers(AUTOCOMMIT, "5"));
        assertThat(iterator.next().getLong(0)).isEqualTo(5);
    }

    @Test
    void anInterruptCancelsTheStatement() {
        MySqlRows rows = connection.rows(SELECT);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> rows.iterator().hasNext())
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        session.answer(numbers(AUTOCOMMIT, "5"));
        CompletableFuture<QueryResult> next = connection.query("SELECT 1");
        session.answerNumber(1);
        assertThat(value(next).single().getInt(0)).isEqualTo(1);
    }
}
