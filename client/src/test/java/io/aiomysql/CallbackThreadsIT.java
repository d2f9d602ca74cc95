package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Callbacks that wait, on every kind of future: nothing else hangs. */
class CallbackThreadsIT extends ServerTest {

    private static final int TIMES = 20;

    @Test
    void callbacksMayWaitForWhatIsAnsweredOnTheSameEventLoop() {
        MySqlConnection first = connect();
        MySqlConnection second = connect();

        for (Map.Entry<String, Supplier<CompletableFuture<?>>> kind :
                kinds(first).entrySet()) {
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<Long> waited = kind.getValue().get().handle((value, failure) -> {
                    assertThat(failure).isNull();
                    CompletableFuture<Long> own = first.queryValue(Long.class, "SELECT 1");
                    CompletableFuture<Long> other = second.queryValue(Long.class, "SELECT ?", 2);
                    CompletableFuture.allOf(own, other).join();
                    return own.join() + other.join();
                });

                assertThat(waited.orTimeout(60, TimeUnit.SECONDS).join())
                        .as(kind.getKey())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void aCallbackMayWaitForAnotherOfTheSameBatch() {
        MySqlConnection connection = connect();
        MySqlConnection holder = connect();
        for (int i = 0; i < TIMES; i++) {
            CountDownLatch last = new CountDownLatch(1);
            List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
            holdUp(connection, holder);
            for (int k = 0; k < 10; k++) {
                waiting.add(connection.query("SELECT 1").thenApply(result -> await(last)));
            }
            CompletableFuture<Void> opening = connection.query("SELECT 2").thenAccept(result -> last.countDown());
            letGoOn(connection, holder);

            assertThat(waiting)
                    .allMatch(future -> future.orTimeout(60, TimeUnit.SECONDS).join());
            assertThat(opening).succeedsWithin(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void callbacksThatNeverReturnStopNothingElse() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        MySqlConnection connection = connect();
        MySqlConnection holder = connect();
        List<CompletableFuture<Void>> stuck = new ArrayList<>();
        holdUp(connection, holder);
        for (int i = 0; i < TIMES; i++) {
            stuck.add(connection.query("SELECT 1").thenAccept(result -> await(never)));
        }
        letGoOn(connection, holder);

        assertThat(connection.queryValue(Long.class, "SELECT 3").orTimeout(60, TimeUnit.SECONDS))
                .succeedsWithin(60, TimeUnit.SECONDS)
                .isEqualTo(3L);
        assertThat(connect().queryValue(Long.class, "SELECT 4").thenApply(value -> value + 1))
                .succeedsWithin(60, TimeUnit.SECONDS)
                .isEqualTo(5L);

        never.countDown();
        assertThat(CompletableFuture.allOf(stuck.toArray(new CompletableFuture<?>[0])))
                .succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void theEndOfAConnectionIsToldWhereCallbacksMayWait() {
        MySqlConnection other = connect();
        MySqlConnection killed = connect();
        CompletableFuture<Long> afterwards = killed.closed().thenApply(reason -> {
            assertThat(reason).isPresent();
            return other.queryValue(Long.class, "SELECT 1").join();
        });
        other.query("KILL " + killed.threadId()).join();
        assertThat(afterwards).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(1L);

        MySqlConnection closed = connect();
        CompletableFuture<Long> closing = closed.closeGracefully()
                .thenApply(done -> other.queryValue(Long.class, "SELECT 2").join());
        assertThat(closing).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(2L);
        assertThat(closed.closed())
                .succeedsWithin(60, TimeUnit.SECONDS)
                .satisfies(reason -> assertThat(reason).isEmpty());
    }

    private Map<String, Supplier<CompletableFuture<?>>> kinds(MySqlConnection connection) {
        Map<String, Supplier<CompletableFuture<?>>> kinds = new LinkedHashMap<>();
        kinds.put(
                "connect",
                () -> MySqlConnection.connect(options().build()).thenApply(opened -> {
                    opened.ping().join();
                    opened.close();
                    return true;
                }));
        kinds.put("query", () -> connection.query("SELECT 1"));
        kinds.put("query with a value", () -> connection.query("SELECT ?", 1));
        kinds.put("queryAs", () -> connection.queryAs(Long.class, "SELECT 1"));
        kinds.put("ping", connection::ping);
        kinds.put(
                "prepare",
                () -> connection.prepare("SELECT ?").thenApply(statement -> {
                    statement.execute(1).join();
                    statement.close();
                    return true;
                }));
        kinds.put("cursor", () -> connection.cursor().execute("SELECT 1"));
        kinds.put(
                "server cursor",
                () -> connection
                        .prepare("SELECT 1 UNION SELECT 2 UNION SELECT 3")
                        .thenCompose(statement -> statement.open(1))
                        .thenApply(cursor -> {
                            int rows = 0;
                            for (List<Row> batch = cursor.fetch().join();
                                    !batch.isEmpty();
                                    batch = cursor.fetch().join()) {
                                rows += batch.size();
                            }
                            cursor.close();
                            return rows;
                        }));
        kinds.put("reset", connection::reset);
        return kinds;
    }

    /**
     * Keeps a connection from answering what is submitted now: a callback that is added to a future that is complete runs on the thread
     * that adds it, which is this one.
     */
    private static void holdUp(MySqlConnection connection, MySqlConnection holder) {
        String lock = "SELECT GET_LOCK('hold up " + connection.threadId() + "', 60)";
        holder.query(lock).join();
        var unused = connection.query(lock);
    }

    private static void letGoOn(MySqlConnection connection, MySqlConnection holder) {
        String release = "SELECT RELEASE_LOCK('hold up " + connection.threadId() + "')";
        var unused = connection.query(release);
        holder.query(release).join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
