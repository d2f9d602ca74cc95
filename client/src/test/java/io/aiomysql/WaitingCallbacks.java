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

/** Callbacks that wait, on every kind of future. A program too, for a JVM that has one core. */
final class WaitingCallbacks {

    private static final int TIMES = 20;
    private static final int PATIENCE = 60;

    private WaitingCallbacks() {}

    /** Takes the server's URL. */
    public static void main(String[] arguments) {
        ConnectOptions options = ConnectOptions.parse(arguments[0]);
        try (MySqlConnection first = MySqlConnection.connect(options).join();
                MySqlConnection second = MySqlConnection.connect(options).join()) {
            forWhatIsAnsweredOnTheSameEventLoop(first, second, options);
            forAnotherOfTheSameBatch(first, second);
        }
        System.out.println("done on " + Runtime.getRuntime().availableProcessors());
    }

    static void forWhatIsAnsweredOnTheSameEventLoop(
            MySqlConnection first, MySqlConnection second, ConnectOptions options) {
        for (Map.Entry<String, Supplier<CompletableFuture<?>>> kind :
                kinds(first, options).entrySet()) {
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<Long> waited = kind.getValue().get().handle((value, failure) -> {
                    assertThat(failure).isNull();
                    CompletableFuture<Long> own = first.queryValue(Long.class, "SELECT 1");
                    CompletableFuture<Long> other = second.queryValue(Long.class, "SELECT ?", 2);
                    CompletableFuture.allOf(own, other).join();
                    return own.join() + other.join();
                });

                assertThat(waited.orTimeout(PATIENCE, TimeUnit.SECONDS).join())
                        .as(kind.getKey())
                        .isEqualTo(3);
            }
        }
    }

    static void forAnotherOfTheSameBatch(MySqlConnection connection, MySqlConnection holder) {
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
                    .allMatch(future ->
                            future.orTimeout(PATIENCE, TimeUnit.SECONDS).join());
            assertThat(opening).succeedsWithin(PATIENCE, TimeUnit.SECONDS);
        }
    }

    private static Map<String, Supplier<CompletableFuture<?>>> kinds(
            MySqlConnection connection, ConnectOptions options) {
        Map<String, Supplier<CompletableFuture<?>>> kinds = new LinkedHashMap<>();
        kinds.put(
                "connect",
                () -> MySqlConnection.connect(options).thenApply(opened -> {
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
    static void holdUp(MySqlConnection connection, MySqlConnection holder) {
        String lock = "SELECT GET_LOCK('hold up " + connection.threadId() + "', 60)";
        holder.query(lock).join();
        var unused = connection.query(lock);
    }

    static void letGoOn(MySqlConnection connection, MySqlConnection holder) {
        String release = "SELECT RELEASE_LOCK('hold up " + connection.threadId() + "')";
        var unused = connection.query(release);
        holder.query(release).join();
    }

    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
