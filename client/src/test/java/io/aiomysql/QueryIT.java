package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.Endpoints.Channel;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.testkit.server.ServerKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryIT extends ServerTest {

    @Test
    void aConnectionKnowsWhomItSpeaksTo() {
        MySqlConnection connection = connect();
        boolean mariaDb = endpoint.kind() == ServerKind.MARIADB;
        assertThat(connection.serverFamily()).isEqualTo(mariaDb ? ServerFamily.MARIADB : ServerFamily.MYSQL);
        assertThat(connection.isTls()).isEqualTo(endpoint.channel() == Channel.TLS);
        assertThat(one(connection, "SELECT CONNECTION_ID()").getLong(0)).isEqualTo(connection.threadId());
        assertThat(one(connection, "SELECT VERSION()").getString(0)).contains(connection.serverVersion());
        assertThat(one(connection, "SHOW STATUS LIKE 'Ssl_cipher'").getString(1).isEmpty())
                .isNotEqualTo(connection.isTls());
    }

    @Test
    void rowsAreReadByIndexAndByName() {
        QueryResult result = connect()
                .query("SELECT 1 AS a, 'x' AS b, NULL AS c UNION ALL SELECT 2, 'ü😀', 'z'")
                .join();
        assertThat(result.columns()).extracting(ColumnMetadata::name).containsExactly("a", "b", "c");
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0).getInt("a")).isEqualTo(1);
        assertThat(result.rows().get(0).isNull(2)).isTrue();
        assertThat(result.rows().get(1).getString("B")).isEqualTo("ü😀");
        assertThat(result.rows().get(1).toMap()).containsOnlyKeys("a", "b", "c").containsEntry("c", "z");
    }

    @Test
    void aPlaceholderWithoutAValueIsToldOf() {
        MySqlConnection connection = connect();
        for (String sql : List.of("SELECT 1 FROM DUAL WHERE 1 = ?", "SELECT :a, 1")) {
            CompletionException failed = catchThrowableOfType(
                    CompletionException.class, () -> connection.query(sql).join());
            assertThat(failed.getCause())
                    .isInstanceOf(MySqlServerException.class)
                    .hasMessageContaining("1064")
                    .hasMessageContaining("1 placeholder, but no value was given");
        }
        assertThat(connection.query("SELECT '?', 1 /* ? */").join().single().getInt(1))
                .isEqualTo(1);
    }

    @Test
    void everyTypeOfTheFoundationHasItsJavaValue() {
        Row row = one(
                connect(),
                "SELECT CAST(-5 AS SIGNED) a, CAST(18446744073709551615 AS UNSIGNED) b, CAST('1.50' AS DECIMAL(65,30)) c,"
                        + " 1.5e0 d, DATE'2024-02-29' e, TIMESTAMP'2024-02-29 12:34:56.000001' f,"
                        + " CAST('-838:59:58.5' AS TIME(1)) g, X'00FF' h, 'text' i, TRUE j");
        assertThat(row.getLong("a")).isEqualTo(-5);
        assertThat(row.get("b")).hasToString("18446744073709551615");
        assertThatThrownBy(() -> row.getLong("b"))
                .isInstanceOf(MySqlConversionException.class)
                .hasMessageContaining("'b'")
                .hasMessageNotContaining("1844");
        assertThat(row.getBigDecimal("c")).isEqualByComparingTo(new BigDecimal("1.5"));
        assertThat(row.getDouble("d")).isEqualTo(1.5);
        assertThat(row.getLocalDate("e")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(row.getLocalDateTime("f")).isEqualTo(LocalDateTime.of(2024, 2, 29, 12, 34, 56, 1_000));
        assertThat(row.getDuration("g"))
                .isEqualTo(
                        Duration.ofHours(838).plusMinutes(59).plusMillis(58_500).negated());
        assertThat(row.getBytes("h")).containsExactly(0, 0xFF);
        assertThat(row.getString("i")).isEqualTo("text");
        assertThat(row.getBoolean("j")).isTrue();
    }

    @Test
    void aStatementWithoutRowsTellsWhatItDid() {
        MySqlConnection connection = connect();
        connection
                .query("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v INT)")
                .join();
        QueryResult inserted =
                connection.query("INSERT INTO t (v) VALUES (1),(2),(3)").join();
        assertThat(inserted.affectedRows()).isEqualTo(3);
        assertThat(inserted.lastInsertId()).isEqualTo(1);
        assertThat(inserted.columns()).isEmpty();
        assertThat(inserted.rows()).isEmpty();
        assertThat(inserted.info()).contains("Records: 3");
        assertThat(connection.query("UPDATE t SET v=1 WHERE v<3").join().affectedRows())
                .isEqualTo(1);
    }

    @Test
    void foundRowsCountsWhatWasFound() {
        MySqlConnection connection = connect(options().foundRows(true));
        connection.query("CREATE TEMPORARY TABLE t (v INT)").join();
        connection.query("INSERT INTO t VALUES (1),(1)").join();
        assertThat(connection.query("UPDATE t SET v=1").join().affectedRows()).isEqualTo(2);
    }

    @Test
    void anErrorIsTypedAndLeavesTheConnectionUsable() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY)").join();
        connection.query("INSERT INTO t VALUES (7)").join();
        CompletionException failed = catchThrowableOfType(
                CompletionException.class,
                () -> connection.query("INSERT INTO t VALUES (7)").join());
        assertThat(failed.getCause()).isInstanceOfSatisfying(MySqlServerException.class, e -> {
            assertThat(e.code()).isEqualTo(1062);
            assertThat(e.sqlState()).isEqualTo("23000");
            assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY);
            assertThat(e.constraintKind()).contains(ConstraintKind.UNIQUE);
            assertThat(e.serverMessage()).contains("7");
            assertThat(e).hasMessageContainingAll("Duplicate entry '7'", "(ER_DUP_ENTRY 1062, 23000)");
            assertThat(e.isTransient()).isFalse();
        });
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    @Test
    void warningsAreCounted() {
        MySqlConnection connection = connect(options().sqlMode(""));
        connection.query("CREATE TEMPORARY TABLE t (v TINYINT)").join();
        assertThat(connection.query("INSERT INTO t VALUES (1000)").join().warningCount())
                .isEqualTo(1);
    }

    @Test
    void severalStatementsAtOnceAreRefusedUnlessPermitted() {
        assertThatThrownBy(() -> connect().query("SELECT 1; SELECT 2").join())
                .hasCauseInstanceOf(MySqlServerException.class);
        MySqlConnection connection = connect(options().allowMultiStatements(true));
        QueryResult first =
                connection.query("SELECT 1; DO 0; SELECT 3 UNION SELECT 4").join();
        assertThat(first.results()).hasSize(3);
        assertThat(first.results().get(1).columns()).isEmpty();
        assertThat(first.results().get(2).rows())
                .extracting(row -> row.getInt(0))
                .containsExactly(3, 4);
    }

    @Test
    void aProcedureGivesAllItsResults() {
        MySqlConnection connection = connect();
        String name = "p_" + endpoint.channel() + "_" + connection.threadId();
        connection
                .query("CREATE PROCEDURE " + name + "() BEGIN SELECT 1; SELECT 2, 3; END")
                .join();
        QueryResult result = connection.query("CALL " + name + "()").join();
        assertThat(result.results()).hasSize(3);
        assertThat(result.results().get(1).rows().get(0).getInt(1)).isEqualTo(3);
        connection.query("DROP PROCEDURE " + name).join();
    }

    @Test
    void twoHundredStatementsSubmittedAtOnceComeBackInOrder() {
        MySqlConnection connection = connect();
        List<CompletableFuture<QueryResult>> running = twoHundred(connection);

        assertInOrder(running);
    }

    @Test
    void whatACallbackSubmitsLeavesInFewWrites() {
        // A lock holds the first statement back until its callback is there, which then runs on the I/O thread.
        MySqlConnection gate = connect();
        MySqlConnection connection = connect(options().callbackExecutor(Runnable::run));
        String lock = "'gate_" + connection.threadId() + "'";
        gate.query("SELECT GET_LOCK(" + lock + ", 10)").join();
        AtomicLong before = new AtomicLong();
        CompletableFuture<List<CompletableFuture<QueryResult>>> submitting = connection
                .query("SELECT GET_LOCK(" + lock + ", 10)")
                .thenApply(locked -> {
                    before.set(connection.writeCount());
                    return twoHundred(connection);
                });
        gate.query("DO RELEASE_LOCK(" + lock + ")").join();

        assertInOrder(submitting.join());
        assertThat(connection.writeCount() - before.get()).isLessThan(10);
    }

    private static List<CompletableFuture<QueryResult>> twoHundred(MySqlConnection connection) {
        return IntStream.range(0, 200)
                .mapToObj(i -> connection.query("SELECT " + i))
                .toList();
    }

    private static void assertInOrder(List<CompletableFuture<QueryResult>> running) {
        assertThat(running)
                .extracting(result -> result.join().single().getInt(0))
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void aFailingStatementDoesNotDisturbItsNeighbours() {
        MySqlConnection connection = connect();
        CompletableFuture<QueryResult> first = connection.query("SELECT 1");
        CompletableFuture<QueryResult> wrong = connection.query("SELECT nonsense FROM nowhere");
        CompletableFuture<QueryResult> last = connection.query("SELECT 3");
        assertThat(first.join().single().getInt(0)).isEqualTo(1);
        assertThatThrownBy(wrong::join).hasCauseInstanceOf(MySqlServerException.class);
        assertThat(last.join().single().getInt(0)).isEqualTo(3);
    }

    @Test
    void aStatementCancelledOnItsWayDoesNotTouchTheNextAnswer() {
        MySqlConnection connection = connect();
        CompletableFuture<QueryResult> cancelled = connection.query("SELECT 1 FROM (SELECT SLEEP(0.2)) s");
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(one(connection, "SELECT 2").getInt(0)).isEqualTo(2);
        assertThat(cancelled).isCancelled();
    }

    @Test
    void largeResultsArriveWhole() {
        MySqlConnection connection = connect();
        QueryResult result = connection
                .query("WITH RECURSIVE n AS (SELECT 0 i UNION ALL SELECT i+1 FROM n WHERE i < 999)"
                        + " SELECT a.i*1000+b.i AS id, REPEAT(CHAR(97 + (a.i+b.i) MOD 26), (a.i*7+b.i) MOD 60) AS v"
                        + " FROM n a, n b WHERE a.i < 200 ORDER BY a.i, b.i")
                .join();
        assertThat(result.rows()).hasSize(200_000);
        for (int i = 0; i < 200_000; i += 997) {
            Row row = result.rows().get(i);
            assertThat(row.getInt("id")).isEqualTo(i);
            assertThat(row.getString("v"))
                    .isEqualTo(String.valueOf((char) ('a' + (i / 1000 + i % 1000) % 26))
                            .repeat((i / 1000 * 7 + i % 1000) % 60));
        }
    }
}
