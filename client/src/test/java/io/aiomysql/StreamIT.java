package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.internal.memory.RecordedRows;
import io.aiomysql.testkit.log.HeldLog;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that are consumed while they arrive, from real servers. */
class StreamIT extends ServerTest {

    /** A thousand numbers, so many times. */
    private static final String NUMBERS =
            "WITH RECURSIVE k AS (SELECT 1 i UNION ALL SELECT i + 1 FROM k WHERE i < 1000)"
                    + " SELECT a.i, b.i AS j, REPEAT('x', 100) AS filler, NULL AS nothing FROM k a, k b WHERE b.i <= ";

    private static final int THOUSANDS = 30;

    private static ExecutorService threads;

    @BeforeAll
    static void startThreads() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void rowsThatAreKeptAreThoseOfQuery() {
        MySqlConnection connection = connect();
        for (boolean prepared : new boolean[] {false, true}) {
            Query query = prepared ? Query.of(NUMBERS + "?").bind(THOUSANDS) : Query.of(NUMBERS + THOUSANDS);
            List<Map<String, Object>> expected = connection.query(query).join().map(Row::toMap);
            List<Row> kept = connection.collect(query, Collectors.toList()).join();
            RecordedRows published = RecordedRows.of(connection.stream(query), Long.MAX_VALUE);
            published.over().join();

            assertThat(kept).hasSize(THOUSANDS * 1000);
            assertThat(kept.stream().map(Row::toMap).toList()).isEqualTo(expected);
            assertThat(published.rows().stream().map(Row::toMap).toList()).isEqualTo(expected);
        }
    }

    @Test
    void aSlowConsumerGetsAllRows() {
        MySqlConnection connection = connect(options().callbackExecutor(threads));
        RecordedRows[] self = new RecordedRows[1];
        self[0] = new RecordedRows(() -> self[0].request(1));
        connection.stream(NUMBERS + THOUSANDS).subscribe(self[0]);
        self[0].request(1);
        self[0].over().join();

        assertThat(self[0].rows()).hasSize(THOUSANDS * 1000);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    @Test
    void pointQueriesBehindAStalledStreamComplete() {
        MySqlConnection connection = connect(options().callbackExecutor(threads));
        RecordedRows stalled = RecordedRows.of(connection.stream(NUMBERS + THOUSANDS), 1);
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            List<CompletableFuture<Integer>> numbers = IntStream.range(0, 100)
                    .mapToObj(i -> connection.queryValue(Integer.class, "SELECT ?", i))
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i).join()).isEqualTo(i);
            }
            assertThat(log.messages(1)).hasSize(1).first().asString().contains("a connection of its own");
        }
        stalled.request(Long.MAX_VALUE);
        stalled.over().join();
        assertThat(stalled.rows()).hasSize(THOUSANDS * 1000);
    }

    @Test
    void aLogHandlerThatWaitsHoldsUpNobodyBehindAStalledStream() {
        MySqlConnection connection = connect();
        RecordedRows stalled = RecordedRows.of(connection.stream(NUMBERS + THOUSANDS), 1);
        try (HeldLog log = new HeldLog("io.aiomysql")) {
            assertThat(connection.queryValue(Integer.class, "SELECT 7"))
                    .succeedsWithin(15, TimeUnit.SECONDS)
                    .isEqualTo(7);
            assertThat(log.awaitHeld()).isTrue();
        }
        stalled.request(Long.MAX_VALUE);
        stalled.over().join();
    }

    @Test
    void aConsumerThatRestsIsNoSilenceOfTheServer() {
        MySqlConnection connection = connect(options().readTimeout(Duration.ofMillis(200)));
        AtomicLong seen = new AtomicLong();
        long count = connection
                .forEach(Query.of(NUMBERS + THOUSANDS), row -> {
                    if (seen.incrementAndGet() == 10) {
                        // Its rest, five times the limit, is what this is about; nothing waits for it.
                        Thread.sleep(1_000);
                    }
                })
                .join();

        assertThat(count).isEqualTo(THOUSANDS * 1000);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    @Test
    void aCallbackOfACancelledStreamMayWaitForTheNextStatement() {
        for (Executor executor : List.<Executor>of(threads, Runnable::run)) {
            MySqlConnection connection = connect(options().callbackExecutor(executor));
            CompletableFuture<Long> sleeping = connection.forEach(Query.of("SELECT SLEEP(60)"), row -> {});
            CompletableFuture<Integer> next = sleeping.handle(
                    (count, failure) -> one(connection, "SELECT 7").getInt(0));

            assertThat(sleeping.orTimeout(200, TimeUnit.MILLISECONDS)).isSameAs(sleeping);
            assertThat(next).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(7);
        }
    }

    @Test
    void aConsumerMayAskTheSameConnection() {
        MySqlConnection connection = connect(options().callbackExecutor(threads));
        AtomicLong sum = new AtomicLong();
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            long count = connection
                    .forEach(Query.of(NUMBERS + THOUSANDS), row -> {
                        if (row.getInt("i") % 500 == 0 && row.getInt("j") == 7) {
                            sum.addAndGet(connection
                                    .queryValue(Integer.class, "SELECT ?", row.getInt("i"))
                                    .join());
                        }
                    })
                    .join();

            assertThat(count).isEqualTo(THOUSANDS * 1000);
            assertThat(sum).hasValue(1500);
            assertThat(log.messages()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aThreadWaitsForRows() {
        MySqlConnection connection = connect();
        long sum = 0;
        try (MySqlRows rows = connection.rows(NUMBERS + "?", THOUSANDS)) {
            for (Row row : rows) {
                sum += row.getInt("i");
            }
        }
        assertThat(sum).isEqualTo(THOUSANDS * 500_500L);

        try (MySqlRows rows = connection.rows(NUMBERS + THOUSANDS)) {
            assertThat(rows.stream().limit(5).count()).isEqualTo(5);
        }
        assertThat(one(connection, "SELECT 2").getInt(0)).isEqualTo(2);
    }

    @Test
    void whoWaitsIsInterruptedOrClosed() throws InterruptedException {
        MySqlConnection connection = connect();
        MySqlRows sleeping = connection.rows("SELECT SLEEP(1)");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                boolean more = sleeping.iterator().hasNext();
                thrown.complete(new AssertionError("it has not thrown, but returned " + more));
            } catch (Throwable t) {
                thrown.complete(Thread.currentThread().isInterrupted() ? t : new AssertionError("not interrupted", t));
            }
        });
        waiter.start();
        waiter.interrupt();
        assertThat(thrown.join()).isInstanceOf(CancellationException.class);
        waiter.join();

        MySqlRows closed = connection.rows("SELECT SLEEP(1)");
        Iterator<Row> iterator = closed.iterator();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(iterator::hasNext, threads);
        closed.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(CancellationException.class);
        assertThat(one(connection, "SELECT 3").getInt(0)).isEqualTo(3);
    }

    @Test
    void aRowOfTwentyMegabytesIsStreamed() {
        MySqlConnection admin = connect();
        long before = one(admin, "SELECT @@GLOBAL.max_allowed_packet").getLong(0);
        admin.query("SET GLOBAL max_allowed_packet = 67108864").join();
        try {
            List<Integer> lengths = new ArrayList<>();
            connect()
                    .forEach(
                            Query.of("SELECT REPEAT('x', 20000000) UNION ALL SELECT 'y'"
                                    + " UNION ALL SELECT REPEAT('z', 20000000)"),
                            row -> lengths.add(row.getBytes(0).length))
                    .join();
            assertThat(lengths).containsExactly(20_000_000, 1, 20_000_000);
        } finally {
            admin.query("SET GLOBAL max_allowed_packet = " + before).join();
        }
    }

    @Test
    void cancelledStreamsLeaveTheConnectionInOrder() {
        MySqlConnection connection = connect(options().callbackExecutor(threads));
        for (int i = 0; i < 20; i++) {
            int wanted = i * 97 % 1500;
            CompletableFuture<Integer> seen = new CompletableFuture<>();
            RecordedRows[] self = new RecordedRows[1];
            self[0] = new RecordedRows(() -> {
                if (self[0].rows().size() > wanted) {
                    self[0].cancel();
                    seen.complete(self[0].rows().size());
                }
            });
            connection.stream(NUMBERS + 3).subscribe(self[0]);
            self[0].request(Long.MAX_VALUE);
            CompletableFuture<Integer> next = connection.queryValue(Integer.class, "SELECT ?", i);
            assertThat(seen.join()).isEqualTo(wanted + 1);
            assertThat(next.join()).isEqualTo(i);
        }
    }

    @Test
    void closingAndResettingEndStreams() {
        MySqlConnection connection = connect(options().callbackExecutor(threads));
        RecordedRows before = RecordedRows.of(connection.stream(NUMBERS + THOUSANDS), 1);
        CompletableFuture<Void> reset = connection.reset();
        before.request(Long.MAX_VALUE);
        reset.join();
        before.over().join();
        assertThat(before.rows()).hasSize(THOUSANDS * 1000);

        RecordedRows cut = RecordedRows.of(connection.stream(NUMBERS + 900), 1);
        connection.close();
        assertThatThrownBy(() -> cut.over().join()).hasCauseInstanceOf(MySqlConnectionException.class);
    }

    @Test
    void aCallIsReadAsItsProcedureLeftTheSession() {
        MySqlConnection connection = connect();
        connection.query("DROP PROCEDURE IF EXISTS streamed").join();
        connection
                .query("CREATE PROCEDURE streamed() BEGIN SET character_set_results = latin1; SELECT 'ä' AS t;"
                        + " SELECT 2 AS n; END")
                .join();
        RecordedRows called = RecordedRows.of(connection.stream("CALL streamed()"), Long.MAX_VALUE);
        called.over().join();
        assertThat(called.texts()).containsExactly("ä");

        connection.query("DROP PROCEDURE streamed").join();
    }

    @Test
    void aFunctionThatChangesTheZoneFailsTheStream() {
        MySqlConnection connection = connect(options().timeZone(ZoneOffset.ofHours(2)));
        connection.query("DROP FUNCTION IF EXISTS moves").join();
        connection
                .query("CREATE FUNCTION moves() RETURNS INT NO SQL BEGIN SET time_zone = '+05:00'; RETURN 1; END")
                .join();
        RecordedRows streamed = RecordedRows.of(connection.stream("SELECT moves()"), Long.MAX_VALUE);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> streamed.over().join())
                .withCauseInstanceOf(MySqlResultException.class)
                .withMessageContaining("time_zone");
        connection.query("DROP FUNCTION moves").join();
    }
}
