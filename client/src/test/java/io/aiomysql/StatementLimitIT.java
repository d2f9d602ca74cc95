package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when all connections together have prepared as many statements as the server allows (1461). */
class StatementLimitIT extends ServerTest {

    private static final int NO_ROOM = 1461;

    private MySqlConnection admin;
    private long limitBefore;

    @BeforeEach
    void remember() {
        admin = connect();
        limitBefore = one(admin, "SELECT @@GLOBAL.max_prepared_stmt_count").getLong(0);
    }

    @AfterEach
    void restore() {
        limit(limitBefore);
    }

    @Test
    void idleStatementsMakeRoomForANewOne() {
        for (int depth : new int[] {1, 100}) {
            MySqlConnection connection = connect(options().pipelining(depth));
            for (int i = 0; i < 3; i++) {
                assertThat(answer(named(connection, i))).isEqualTo("7 is " + i);
            }
            awaitPrepared(3);
            limit(3);

            assertThat(answer(named(connection, 3))).isEqualTo("7 is 3");
            assertThat(answer(named(connection, 0))).isEqualTo("7 is 0");
            assertThat(closed(connection)).isEqualTo(3);
            limit(limitBefore);
            connection.closeGracefully().join();
        }
    }

    @Test
    void idleStatementsMakeRoomForOneThatTheUserPrepares() {
        MySqlConnection connection = connect();
        assertThat(answer(named(connection, 0))).isEqualTo("7 is 0");
        awaitPrepared(1);
        limit(1);
        try (PreparedStatement statement = connection.prepare("SELECT ? + 0, 1").join()) {
            assertThat(answer(statement.execute(7))).isEqualTo("7 is 1");
            CompletableFuture<PreparedStatement> second = connection.prepare("SELECT ? + 0, 2");
            assertThat(refusal(second).code()).isEqualTo(NO_ROOM);
            assertThat(refusal(second).mayHaveExecuted()).isFalse();
            assertThat(answer(statement.execute(7))).isEqualTo("7 is 1");
        }
        assertThat(answer(named(connection, 3))).isEqualTo("7 is 3");
    }

    @Test
    void whereNothingCanBeClosedTheRefusalSaysSoAndTheNextStatementIsRight() {
        for (int depth : new int[] {1, 100}) {
            MySqlConnection connection = connect(options().pipelining(depth));
            assertThat(answer(named(connection, 0))).isEqualTo("7 is 0");
            limit(0);
            CompletableFuture<QueryResult> refused = named(connection, 1);
            CompletableFuture<QueryResult> behind = connection.query("SELECT 7, 2");

            assertThat(refusal(refused).code()).isEqualTo(NO_ROOM);
            assertThat(refusal(refused).mayHaveExecuted()).isFalse();
            assertThat(answer(behind)).isEqualTo("7 is 2");
            limit(limitBefore);
            assertThat(answer(named(connection, 1))).isEqualTo("7 is 1");
        }
    }

    @Test
    void inOneFlightNoStatementIsRunInPlaceOfAnother() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE t (v INT PRIMARY KEY)").join();
        for (int i = 0; i < 2; i++) {
            connection.query(insert(i), i).join();
        }
        awaitPrepared(2);
        limit(2);
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (int i = 2; i < 40; i++) {
            running.add(i % 2 == 0 ? connection.query(insert(i), i) : named(connection, i));
        }

        long inserted = 2;
        for (int i = 2; i < 40; i++) {
            CompletableFuture<QueryResult> future = running.get(i - 2);
            if (future.handle((result, failure) -> failure != null).join()) {
                assertThat(refusal(future).code()).isEqualTo(NO_ROOM);
                assertThat(refusal(future).mayHaveExecuted()).isFalse();
            } else if (i % 2 == 0) {
                inserted++;
            } else {
                assertThat(answer(future)).isEqualTo("7 is " + i);
            }
        }
        limit(limitBefore);
        assertThat(one(connection, "SELECT COUNT(*) FROM t").getLong(0)).isEqualTo(inserted);
        assertThat(connection.query("SELECT ? v", 5).join().rows()).hasSize(1);
    }

    @Test
    void norIsOneThatIsRunInBetween() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE t (v INT PRIMARY KEY)").join();
        connection.query(insert(0), 100).join();
        awaitPrepared(1);
        limit(1);
        List<CompletableFuture<QueryResult>> inserts = new ArrayList<>();
        List<CompletableFuture<QueryResult>> selects = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            selects.add(named(connection, i));
            selects.add(named(connection, i));
            inserts.add(connection.query(insert(0), 100 + i));
            selects.add(named(connection, i));
        }

        for (int i = 0; i < selects.size(); i++) {
            CompletableFuture<QueryResult> future = selects.get(i);
            if (future.handle((result, failure) -> failure != null).join()) {
                assertThat(refusal(future).code()).isEqualTo(NO_ROOM);
                assertThat(refusal(future).mayHaveExecuted()).isFalse();
            } else {
                assertThat(answer(future)).isEqualTo("7 is " + (1 + i / 3));
            }
        }
        List<Integer> inserted = new ArrayList<>(List.of(100));
        for (int i = 0; i < inserts.size(); i++) {
            CompletableFuture<QueryResult> future = inserts.get(i);
            if (future.handle((result, failure) -> failure != null).join()) {
                assertThat(refusal(future).code()).isEqualTo(NO_ROOM);
            } else {
                inserted.add(101 + i);
            }
        }
        limit(limitBefore);
        assertThat(connection.query("SELECT v FROM t ORDER BY v").join().rows())
                .extracting(row -> row.getInt(0))
                .isEqualTo(inserted);
    }

    @Test
    void statementsBeyondTheCacheStayBelowTheLimitHoweverManyAreInFlight() {
        awaitPrepared(0);
        MySqlConnection connection = connect(options().statementCacheSize(5));
        limit(10);
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            running.add(named(connection, i));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(answer(running.get(i))).isEqualTo("7 is " + i);
        }
    }

    private static String insert(int number) {
        return "INSERT INTO t VALUES (?) -- " + number;
    }

    private static CompletableFuture<QueryResult> named(MySqlConnection connection, int number) {
        return connection.query("SELECT ? + 0, " + number, 7);
    }

    private static String answer(CompletableFuture<QueryResult> result) {
        Row row = result.join().single();
        return row.getInt(0) + " is " + row.getInt(1);
    }

    private static MySqlServerException refusal(CompletableFuture<?> refused) {
        CompletionException failed = catchThrowableOfType(CompletionException.class, refused::join);
        return (MySqlServerException) failed.getCause();
    }

    private static long closed(MySqlConnection connection) {
        return Long.parseLong(
                one(connection, "SHOW SESSION STATUS LIKE 'Com_stmt_close'").getString(1));
    }

    private void limit(long count) {
        admin.query("SET GLOBAL max_prepared_stmt_count=" + count).join();
    }

    /** The server may still be closing connections of earlier tests, with what they had prepared. */
    private void awaitPrepared(long count) {
        while (Long.parseLong(one(admin, "SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'")
                        .getString(1))
                != count) {
            Thread.onSpinWait();
        }
    }
}
