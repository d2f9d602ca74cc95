package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is cancelled ends on the server too, and the connection goes on. */
class CancellationIT extends ServerTest {

    private static final String BILLION_ROWS =
            "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i+1 FROM n WHERE i < 1000) SELECT a.i, REPEAT('x', 100)"
                    + " FROM n a, n b, n c";

    private String marker;
    private ProcessList processes;
    private MySqlConnection connection;

    @BeforeEach
    void openConnections() {
        marker = "marker_" + System.nanoTime();
        processes = new ProcessList(connect());
        connection = connect();
    }

    private String marked(String sql) {
        return sql.replaceFirst(" ", " /* " + marker + " */ ");
    }

    private void assertStopped(CompletableFuture<?> running) {
        processes.awaitRunning(marker);
        long start = System.nanoTime();
        running.cancel(true);
        processes.awaitGone(marker);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThatThrownBy(running::join).isInstanceOf(CancellationException.class);
        assertGoesOn();
    }

    private void assertGoesOn() {
        assertThat(one(connection, "SELECT 7").getInt(0)).isEqualTo(7);
        assertThat(connection.query("SELECT ?", 8).join().single().getInt(0)).isEqualTo(8);
    }

    @Test
    void aCancelledStatementEndsOnTheServerAndLeavesNoConnection() {
        assertStopped(connection.query(marked("SELECT SLEEP(60)")));
        processes.awaitOnly(connection);
    }

    @Test
    void aStatementCancelledAtOnceEndsToo() {
        // The kill may overtake it.
        for (int i = 0; i < 20; i++) {
            connection.query(marked("SELECT SLEEP(60)")).cancel(true);
            processes.awaitGone(marker);
            assertGoesOn();
        }
    }

    @Test
    void aTypedQueryAndAPreparedStatementAndAnExecuteEnd() {
        assertStopped(connection.queryAs(Integer.class, marked("SELECT SLEEP(60)")));
        assertStopped(connection.query(marked("SELECT SLEEP(?)"), 60));
        PreparedStatement prepared =
                connection.prepare(marked("SELECT SLEEP(?)")).join();
        assertStopped(prepared.execute(60));
        assertThat(prepared.execute(0).join().single().getInt(0)).isZero();
        assertStopped(connection.cursor().execute(marked("SELECT SLEEP(60)")));
    }

    @Test
    void aResultIsNotReadToItsEnd() {
        MySqlConnection large = connect(options().maxResultSize(0));
        CompletableFuture<QueryResult> running = large.query(marked(BILLION_ROWS));
        processes.awaitRunning(marker);
        running.cancel(true);
        processes.awaitGone(marker);
        assertThat(one(large, "SELECT 7").getInt(0)).isEqualTo(7);
    }

    @Test
    void aStatementThatWaitsForARowLockEndsAndItsTransactionStaysOpen() {
        String table = "locked_" + marker;
        MySqlConnection other = connect();
        other.query("CREATE TABLE " + table + " (a INT PRIMARY KEY, b INT)").join();
        try {
            other.query("INSERT INTO " + table + " VALUES (1, 1), (2, 2)").join();
            other.begin().join();
            other.query("UPDATE " + table + " SET b = 5 WHERE a = 1").join();
            connection.begin().join();
            connection.query("UPDATE " + table + " SET b = 6 WHERE a = 2").join();
            assertStopped(connection.query(marked("UPDATE " + table + " SET b = 7 WHERE a = 1")));
            assertThat(connection.isInTransaction()).isTrue();
            connection.commit().join();
            other.rollback().join();
            assertThat(other.queryAs(Integer.class, "SELECT b FROM " + table + " ORDER BY a")
                            .join())
                    .containsExactly(1, 6);
        } finally {
            other.query("DROP TABLE " + table).join();
        }
    }

    @Test
    void aProcedureWithSeveralResultsEndsBetweenThem() {
        String name = "several_" + marker;
        connection
                .query("CREATE PROCEDURE " + name + "() BEGIN SELECT 1; SELECT SLEEP(60); SELECT 3; END")
                .join();
        try {
            CompletableFuture<QueryResult> call = connection.query("CALL " + name + "()");
            processes.awaitRunning("SLEEP(60)");
            call.cancel(true);
            processes.awaitGone("SLEEP(60)");
            assertGoesOn();
        } finally {
            connection.query("DROP PROCEDURE " + name).join();
        }
    }

    @Test
    void whatWaitsBehindIsNotHitAndThoseInFlightBehindAreWaitedFor() {
        CompletableFuture<QueryResult> slow = connection.query(marked("SELECT SLEEP(2)"));
        CompletableFuture<QueryResult> innocent = connection.query("SELECT SLEEP(0.1), 5");
        processes.awaitRunning(marker);
        slow.cancel(true);
        CompletableFuture<QueryResult> later = connection.query("SELECT 6");
        assertThat(innocent.join().single().getInt(0)).isZero();
        assertThat(later.join().single().getInt(0)).isEqualTo(6);
    }

    @Test
    void everythingAtOnceIsCancelled() {
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(connection.query(marked("SELECT SLEEP(60)")));
        }
        processes.awaitRunning(marker);
        running.forEach(future -> future.cancel(true));
        assertGoesOn();
        processes.awaitGone(marker);
        processes.awaitOnly(connection);
    }

    @Test
    void anUploadEndsInTheMiddle() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                return read(new byte[1], 0, 1) < 0 ? -1 : 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (given > 100_000) {
                    reading.countDown();
                    try {
                        boolean unused = cancelled.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return -1;
                }
                int count = Math.min(length, 10_000);
                given += count;
                return count;
            }
        };
        CompletableFuture<QueryResult> sending = connection.query("SELECT LENGTH(?)", endless);
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        sending.cancel(true);
        cancelled.countDown();
        assertGoesOn();
    }

    @Test
    void aFetchEnds() {
        ServerCursor cursor = connection
                .prepare("SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4")
                .join()
                .open(1)
                .join();
        cursor.fetch().join();
        cursor.fetch().cancel(true);
        cursor.close();
        assertGoesOn();
    }

    @Test
    void aTimeLimitStopsAStatementAndSaysThatItMayHaveRun() {
        CompletableFuture<QueryResult> limited =
                connection.query(Query.of(marked("SELECT SLEEP(60)")).timeout(Duration.ofMillis(200)));
        CompletableFuture<QueryResult> notSent = connect(options().pipelining(1).queryTimeout(Duration.ofMillis(200)))
                .query(marked("SELECT SLEEP(60)"));
        for (CompletableFuture<QueryResult> future : List.of(limited, notSent)) {
            assertThatThrownBy(future::join).cause().isInstanceOfSatisfying(MySqlTimeoutException.class, e -> {
                assertThat(e.mayHaveExecuted()).isTrue();
                assertThat(e).hasMessageContaining("200 ms");
            });
        }
        processes.awaitGone(marker);
        assertGoesOn();
    }

    @Test
    void aTimeLimitThatIsOverBeforeItsTurnSaysThatNothingWasSent() {
        MySqlConnection oneByOne = connect(options().pipelining(1));
        CompletableFuture<QueryResult> first = oneByOne.query(marked("SELECT SLEEP(1)"));
        CompletableFuture<QueryResult> limited =
                oneByOne.query(Query.of("SELECT 2").timeout(Duration.ofMillis(100)));
        assertThatThrownBy(limited::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlTimeoutException.class,
                        e -> assertThat(e.mayHaveExecuted()).isFalse());
        assertThat(first).isNotDone();
        assertThat(first.join().single().getInt(0)).isZero();
    }

    @Test
    void aTimeLimitEndsATransactionsStatements() {
        MySqlConnection limited = connect(options().queryTimeout(Duration.ofSeconds(1)));
        limited.begin().join();
        assertThatThrownBy(limited.cursor().execute(marked("SELECT SLEEP(60)"))::join)
                .hasCauseInstanceOf(MySqlTimeoutException.class);
        PreparedStatement prepared = limited.prepare(marked("SELECT SLEEP(?)")).join();
        assertThatThrownBy(prepared.execute(60)::join).hasCauseInstanceOf(MySqlTimeoutException.class);
        assertThat(limited.isInTransaction()).isTrue();
        limited.rollback().join();
        processes.awaitGone(marker);
    }

    @Test
    void aStatementThatSomebodyElseKillsSaysSo() {
        CompletableFuture<QueryResult> killed =
                connection.query(marked("SELECT COUNT(*) FROM information_schema.COLUMNS"
                        + " a, information_schema.COLUMNS b, information_schema.COLUMNS c"));
        processes.awaitRunning(marker);
        connect().query("KILL QUERY " + connection.threadId()).join();
        assertThatThrownBy(killed::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlServerException.class,
                        e -> assertThat(e.isQueryKilled()).isTrue());
        assertGoesOn();
    }

    @Test
    void theServersOwnTimeLimitSaysSo() {
        boolean mariaDb = connection.serverFamily() == ServerFamily.MARIADB;
        String endless = "COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b,"
                + " information_schema.COLUMNS c";
        String limited = mariaDb
                ? "SET STATEMENT max_statement_time=0.2 FOR SELECT " + endless
                : "SELECT /*+ MAX_EXECUTION_TIME(200) */ " + endless;
        assertThatThrownBy(connection.query(limited)::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlServerException.class,
                        e -> assertThat(e.isExecutionTimeout()).isTrue());
    }

    @Test
    void aGracefulCloseWaitsForTheEndOfACancel() {
        CompletableFuture<QueryResult> running = connection.query(marked("SELECT SLEEP(60)"));
        processes.awaitRunning(marker);
        running.cancel(true);
        connection.closeGracefully().join();
        processes.awaitGone(marker);
        processes.awaitOnly();
    }

    @Test
    void aResetBehindACancelledStatementResets() {
        connection.query("SET @kept = 1").join();
        CompletableFuture<QueryResult> running = connection.query(marked("SELECT SLEEP(60)"));
        processes.awaitRunning(marker);
        running.cancel(true);
        connection.reset().join();
        assertThat(one(connection, "SELECT @kept IS NULL").getInt(0)).isEqualTo(1);
        processes.awaitGone(marker);
    }

    @Test
    void whereNoConnectionBesideIsToBeHadTheFutureEndsAndTheConnectionGoesOn() {
        MySqlConnection admin = connect();
        String user = Accounts.create(admin, endpoint.server().database(), "secret");
        admin.query("ALTER USER '" + user + "'@'%' WITH MAX_USER_CONNECTIONS 1").join();
        admin.query("ALTER USER '" + user + "'@'localhost' WITH MAX_USER_CONNECTIONS 1")
                .join();
        MySqlConnection only = connect(options().user(user).password("secret").allowPublicKeyRetrieval(true));
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            for (int i = 0; i < 2; i++) {
                CompletableFuture<QueryResult> running = only.query(marked("SELECT SLEEP(0.5)"));
                processes.awaitRunning(marker);
                running.cancel(true);
                assertThat(one(only, "SELECT 7").getInt(0)).isEqualTo(7);
            }
            assertThat(log.messages(1)).hasSize(1);
        } finally {
            only.close();
            admin.query("DROP USER '" + user + "'@'%', '" + user + "'@'localhost'")
                    .join();
        }
    }

    @Test
    void aConnectionOnWhichNothingArrivesIsClosedAndAnIdleOneIsNot() {
        MySqlConnection impatient = connect(options().readTimeout(Duration.ofMillis(200)));
        assertThat(one(connection, "SELECT SLEEP(1)").getInt(0)).isZero();
        assertThat(one(impatient, "SELECT 7").getInt(0)).isEqualTo(7);
        assertThatThrownBy(impatient.query(marked("SELECT SLEEP(2)"))::join)
                .cause()
                .isInstanceOf(MySqlConnectionException.class)
                .hasMessageContaining("readTimeout of 200 ms");
        assertThat(impatient.isClosed()).isTrue();
    }
}
