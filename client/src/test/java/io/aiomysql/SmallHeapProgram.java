package io.aiomysql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks for a result that is larger than the heap of its JVM, on one of nine connections of one event loop, and prints what
 * becomes of it, of the statements behind it, and of the other eight, which are busy all the time. Run by {@link SmallHeapIT}.
 */
final class SmallHeapProgram {

    private static final int OTHERS = 8;
    private static final int PATIENCE_SECONDS = 90;

    /** A thousand rows, a thousand times, and as many of those as asked for: 500 bytes each. */
    private static final String ROWS = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
            + " SELECT a.i, REPEAT('x', 500) AS filler FROM n a, n b, n c LIMIT ";

    private static final AtomicLong ANSWERS = new AtomicLong();
    private static final AtomicLong FAILURES = new AtomicLong();
    private static volatile boolean over;

    private SmallHeapProgram() {}

    /** Takes the server's URL, the number of rows, and whether the statement has a parameter. */
    public static void main(String[] arguments) throws Exception {
        ConnectOptions options = ConnectOptions.parse(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        boolean prepared = Boolean.parseBoolean(arguments[2]);
        MySqlConnection large = MySqlConnection.connect(options).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        List<Busy> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(new Busy(MySqlConnection.connect(options).get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
        }
        others.forEach(Thread::start);
        for (Busy other : others) {
            other.awaitAnswer();
        }

        Begun.load();
        CompletableFuture<QueryResult> running = prepared ? large.query(ROWS + "?", rows) : large.query(ROWS + rows);
        CompletableFuture<QueryResult> behind = large.query("SELECT 7");
        print("failure " + failure(running));
        print("behind " + number(() -> behind));
        print("after " + number(() -> large.query("SELECT 8")));
        Ended.load();
        int alive = 0;
        for (Busy other : others) {
            if (!other.connection.isClosed()
                    && number(() -> other.connection.query("SELECT 9")).equals("9")) {
                alive++;
            }
        }
        over = true;
        for (Busy other : others) {
            other.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            print(other.isAlive() ? "hung" : "done");
            other.connection.closeGracefully().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        print("alive " + alive);
        print("answers " + ANSWERS.get() + ", failures " + FAILURES.get());
        large.closeGracefully().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static String failure(CompletableFuture<?> future) throws Exception {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "none";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
    }

    private static String number(Callable<CompletableFuture<QueryResult>> query) throws Exception {
        try {
            return String.valueOf(query.call()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .single()
                    .getInt(0));
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    /** Runs one statement after the other. */
    private static final class Busy extends Thread {

        private final MySqlConnection connection;
        private final CompletableFuture<Void> answered = new CompletableFuture<>();

        Busy(MySqlConnection connection) {
            this.connection = connection;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!over && !connection.isClosed()) {
                try {
                    connection.query("SELECT ?", 1).join();
                    ANSWERS.incrementAndGet();
                    answered.complete(null);
                } catch (CompletionException | OutOfMemoryError e) {
                    FAILURES.incrementAndGet();
                }
            }
        }

        void awaitAnswer() throws Exception {
            answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Its line in the log of loaded classes tells when the large statement begins. */
    private static final class Begun {
        static void load() {}
    }

    /** Its line in the log of loaded classes tells when all is over. */
    private static final class Ended {
        static void load() {}
    }
}
