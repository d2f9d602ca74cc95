package io.aiomysql;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Streams many rows to a slow consumer, and prints how many came. Run by {@link FlatHeapIT}, which looks at the heap. */
final class FlatHeapProgram {

    /** As many rows as asked for, a hundred bytes each. */
    private static final String ROWS = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
            + " SELECT a.i, b.i AS j, REPEAT('x', 90) AS filler FROM n a, n b, n c LIMIT ";

    private static final int PATIENCE_MINUTES = 20;
    private static final int ROWS_PER_PAUSE = 20_000;
    private static final long PAUSE_NANOS = 10_000_000;

    private FlatHeapProgram() {}

    /** Takes the server's URL, the number of rows, and the way in which they are consumed. */
    public static void main(String[] arguments) throws Exception {
        ExecutorService callbacks = Executors.newSingleThreadExecutor();
        ConnectOptions options = ConnectOptions.parse(arguments[0]).toBuilder()
                .callbackExecutor(callbacks)
                .build();
        String sql = ROWS + arguments[1];
        Slow slow = new Slow();
        try (MySqlConnection connection = MySqlConnection.connect(options).get(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            if (arguments[2].equals("rows")) {
                try (MySqlRows rows = connection.rows(sql)) {
                    rows.forEach(slow::take);
                }
            } else {
                long count = connection.forEach(Query.of(sql), slow::take).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
                System.out.println("counted " + count);
            }
        }
        System.out.println("rows " + slow.count);
        callbacks.shutdownNow();
    }

    /** Rests after so many rows. */
    private static final class Slow {
        private long count;
        private long sum;

        void take(Row row) {
            sum += row.getInt(0);
            count++;
            if (count % ROWS_PER_PAUSE == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (sum < 0) {
                throw new AssertionError();
            }
        }
    }
}
