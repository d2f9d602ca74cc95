package io.aiomysql.examples;

import io.aiomysql.Await;
import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementKind;
import io.aiomysql.StatementListener;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** Counts and traces statements with two listeners. Takes the URL of a server. */
public final class Observed {

    private Observed() {}

    /** What a registry of metrics would count: calls, failures and time for each kind of statement. */
    static final class Counters implements StatementListener {

        private static final class Counter {
            private final LongAdder calls = new LongAdder();
            private final LongAdder failures = new LongAdder();
            private final LongAdder rows = new LongAdder();
            private final LongAdder nanos = new LongAdder();
        }

        private final Map<StatementKind, Counter> counters = new EnumMap<>(StatementKind.class);

        Counters() {
            for (StatementKind kind : StatementKind.values()) {
                counters.put(kind, new Counter());
            }
        }

        @Override
        public void completed(StatementEndEvent event) {
            count(event, false);
        }

        @Override
        public void failed(StatementEndEvent event) {
            count(event, true);
        }

        @Override
        public void cancelled(StatementEndEvent event) {
            count(event, false);
        }

        private void count(StatementEndEvent event, boolean failed) {
            Counter counter = Objects.requireNonNull(counters.get(event.kind()));
            counter.calls.increment();
            counter.failures.add(failed ? 1 : 0);
            counter.rows.add(event.rows());
            counter.nanos.add(event.elapsed().toNanos());
        }

        void print() {
            counters.forEach((kind, counter) -> {
                if (counter.calls.sum() > 0) {
                    System.out.println(kind + ": " + counter.calls + " calls, " + counter.failures + " failed, "
                            + counter.rows + " rows, "
                            + Duration.ofNanos(counter.nanos.sum()).toMillis() + " ms");
                }
            });
        }
    }

    /** Makes a span of each statement, with the caller's request as its parent. */
    static final class Tracing implements StatementListener {

        /** What a tracer keeps for the thread; here, the name of the request. */
        static final ThreadLocal<String> REQUEST = ThreadLocal.withInitial(() -> "no request");

        private record Key(long connection, long statement) {}

        private final Map<Key, String> parents = new ConcurrentHashMap<>();
        private final CountDownLatch left;

        Tracing(int statements) {
            left = new CountDownLatch(statements);
        }

        /** On the caller's thread, so that the parent is known. */
        @Override
        public void submitted(StatementEvent event) {
            parents.put(new Key(event.connectionId(), event.statementId()), REQUEST.get());
        }

        @Override
        public void completed(StatementEndEvent event) {
            end(event, "ok");
        }

        @Override
        public void failed(StatementEndEvent event) {
            end(
                    event,
                    event.failure()
                            .filter(MySqlServerException.class::isInstance)
                            .map(failure -> "error " + ((MySqlServerException) failure).code())
                            .orElse("error"));
        }

        @Override
        public void cancelled(StatementEndEvent event) {
            end(event, "cancelled");
        }

        private void end(StatementEndEvent event, String status) {
            String parent = parents.remove(new Key(event.connectionId(), event.statementId()));
            System.out.println("span of " + parent + ": " + event.sql() + ", from " + event.submittedAt() + " for "
                    + event.elapsed().toMillis() + " ms, " + status);
            left.countDown();
        }

        void awaitAll() throws InterruptedException {
            left.await();
        }
    }

    /**
     * Runs the program.
     *
     * @param args a URL, as {@code mysql://user:password@host:port/database}
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        Counters counters = new Counters();
        Tracing tracing = new Tracing(3);
        ConnectOptions options = ConnectOptions.parse(args[0]).toBuilder()
                .statementListener(counters)
                .statementListener(tracing)
                .build();
        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            Tracing.REQUEST.set("GET /customers");
            connection.query("SELECT 1 UNION SELECT 2").join();
            connection.query("SELECT ?", "a value that no listener sees").join();
            Tracing.REQUEST.set("GET /mistake");
            try {
                Await.on(connection.query("SELECT no_such_column"));
            } catch (MySqlServerException e) {
                System.out.println("refused: " + e.getMessage());
            }
            tracing.awaitAll();
            counters.print();
        }
    }
}
