package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.testkit.server.ServerKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Statements with parameters on real servers. */
class PreparedStatementIT extends ServerTest {

    private static final int LARGE = 20 << 20;

    @Test
    void integersThatAreNoYearsAreRightInThePlaceOfAYear() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE years (y YEAR)").join();
        connection.query("INSERT INTO years VALUES (2024)").join();
        for (long number : new long[] {-5, 70_000, 2030, -1, 67_560, 5}) {
            Row row = connection
                    .query("SELECT COALESCE(?, y), GREATEST(?, y), LEAST(?, y) FROM years", number, number, number)
                    .join()
                    .single();

            assertThat(row.getLong(0)).isEqualTo(number);
            assertThat(row.getLong(1)).isEqualTo(Math.max(number, 2024));
            assertThat(row.getLong(2)).isEqualTo(Math.min(number, 2024));
        }
    }

    @Test
    void parametersByPositionByNameAndInLists() {
        MySqlConnection connection = connect();
        assertThat(one(connection.query("SELECT ? + 1, ?, ?", 41, "it's", null))
                        .toMap()
                        .values())
                .hasToString("[42, it's, null]");
        Row named = one(connection.query(
                Query.of("SELECT :b - :a d, ':a' t").bind("a", 1).bind("b", 3)));
        assertThat(named.getInt("d")).isEqualTo(2);
        assertThat(named.getString("t")).isEqualTo(":a");
        for (int size = 1; size < 5; size++) {
            Row row = one(connection.query("SELECT 5 IN (?) v, ? w", Collections.nCopies(size, 5), size));
            assertThat(row.getBoolean("v")).isTrue();
            assertThat(row.getInt("w")).isEqualTo(size);
        }
    }

    @Test
    void aStatementIsPreparedOnceAndRunOften() {
        MySqlConnection connection = connect();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            results.add(connection.query("SELECT ? + 0", i));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(one(results.get(i)).getLong(0)).isEqualTo(i);
        }

        assertThat(commands(connection)).containsEntry("Com_stmt_prepare", 1L).containsEntry("Com_stmt_execute", 100L);
        assertThat(commands(connection)).containsEntry("Com_stmt_close", 0L);
    }

    @Test
    void whatIsEvictedIsClosed() {
        MySqlConnection connection = connect();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            results.add(connection.query("SELECT ? + " + i, i));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(one(results.get(i)).getLong(0)).isEqualTo(2L * i);
        }
        assertThat(commands(connection)).containsEntry("Com_stmt_prepare", 300L);
        assertThat(commands(connection).get("Com_stmt_close")).isBetween(44L, 300L);
    }

    @Test
    void statementsOfAllKindsKeepTheirOrder() {
        MySqlConnection connection = connect();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        results.add(connection.query("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v INT)"));
        for (int i = 0; i < 50; i++) {
            results.add(connection.query("INSERT INTO t (v) VALUES (" + i + ")"));
            results.add(connection.query("INSERT INTO t (v) VALUES (?) -- " + i % 7, i));
            results.add(connection.query(
                    Query.of("UPDATE t SET v = v + 1 WHERE v = :v").bind("v", -1)));
        }
        CompletableFuture.allOf(results.toArray(new CompletableFuture<?>[0])).join();

        List<Row> rows = connection.query("SELECT v FROM t ORDER BY id").join().rows();
        assertThat(rows).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(rows.get(i).getInt(0)).isEqualTo(i / 2);
        }
        assertThat(results.get(2).join().lastInsertId()).isEqualTo(2);
    }

    @Test
    void bothProtocolsGiveTheSameValues() {
        MySqlConnection connection = connect();
        Object[] values = {
            1L,
            new BigDecimal("1.50"),
            0.1,
            "ü😀'\\\"",
            new byte[] {0, 1, (byte) 0xFF},
            LocalDate.of(2024, 2, 29),
            LocalDateTime.of(2024, 2, 29, 12, 34, 56, 1_000),
            Duration.ofHours(-30).minusMillis(1),
            true,
            null
        };
        connection
                .query(
                        "CREATE TEMPORARY TABLE t (a BIGINT, b DECIMAL(10,2), c DOUBLE, d VARCHAR(99) CHARACTER SET utf8mb4,"
                                + " e VARBINARY(9), f DATE, g DATETIME(6), h TIME(6), i BOOLEAN, j INT)")
                .join();
        String insert = "INSERT INTO t VALUES (?" + ", ?".repeat(values.length - 1) + ")";
        connection.query(insert, values).join();
        connection.query(connection.cursor().mogrify(insert, values)).join();

        List<Row> rows =
                new ArrayList<>(connection.query("SELECT * FROM t").join().rows());
        rows.addAll(connection.query("SELECT * FROM t WHERE ?", true).join().rows());
        assertThat(rows).hasSize(4);
        for (Row row : rows) {
            for (int i = 0; i < values.length; i++) {
                Object expected = i == 8 ? (Object) 1 : values[i];
                assertThat(row.get(i)).as("column %d", i).isEqualTo(expected);
            }
        }
    }

    @Test
    void aPreparedStatementLivesUntilItIsClosed() {
        MySqlConnection connection = connect();
        PreparedStatement statement =
                connection.prepare("SELECT :a + ?".replace("?", ":b")).join();
        assertThat(statement.parameterCount()).isEqualTo(2);
        assertThat(statement.columns()).hasSize(1);
        assertThat(one(statement.execute(statement.query().bind("a", 1).bind("b", 2)))
                        .getInt(0))
                .isEqualTo(3);
        connection.reset().join();
        assertThat(one(statement.execute(statement.query().bind(Map.of("a", 3, "b", 4))))
                        .getInt(0))
                .isEqualTo(7);
        statement.close();
        assertThat(connection.query("SELECT 1").join().rows()).hasSize(1);
        assertThat(commands(connection)).containsEntry("Com_stmt_close", 1L);
    }

    @Test
    void aCursorOfTheSessionBeforeAResetReturnsNoRowsOfAnotherStatement() {
        MySqlConnection connection = connect();
        String rows = "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4";
        PreparedStatement statement = connection.prepare(rows).join();
        ServerCursor cursor = statement.open(1).join();
        assertThat(cursor.fetch().join().get(0).getInt(0)).isEqualTo(1);
        connection.reset().join();
        PreparedStatement other =
                connection.prepare(rows.replaceAll("(\\d)", "10$1")).join();
        ServerCursor others = other.open(1).join();

        assertThat(cursor.fetch().join())
                .allSatisfy(row -> assertThat(row.getInt(0)).isEqualTo(2));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cursor.fetch().join())
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open it again");
        }
        cursor.close();
        for (int expected : new int[] {101, 102, 103, 104}) {
            assertThat(others.fetch().join().get(0).getInt(0)).isEqualTo(expected);
        }
        assertThat(statement.open(4).join().fetch().join()).hasSize(4);
    }

    @Test
    void errorsFailTheirStatementAlone() {
        MySqlConnection connection = connect();
        CompletableFuture<QueryResult> syntax = connection.query("SELEC ?", 1);
        CompletableFuture<QueryResult> again = connection.query("SELEC ?", 1);
        CompletableFuture<QueryResult> missing = connection.query("SELECT ? FROM no_such_table", 1);
        CompletableFuture<QueryResult> last = connection.query("SELECT ?", 4);

        assertThat(codeOf(syntax)).isEqualTo(1064);
        assertThat(codeOf(again)).isEqualTo(1064);
        assertThat(codeOf(missing)).isEqualTo(1146);
        assertThat(one(last).getInt(0)).isEqualTo(4);
    }

    @Test
    void aTableThatChangesIsReadAsItIs() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE t (a INT)").join();
        connection.query("INSERT INTO t VALUES (?)", 1).join();
        assertThat(one(connection.query("SELECT * FROM t WHERE a = ?", 1)).toMap())
                .hasToString("{a=1}");
        connection.query("ALTER TABLE t ADD b VARCHAR(10) DEFAULT 'x'").join();
        assertThat(one(connection.query("SELECT * FROM t WHERE a = ?", 1)).toMap())
                .hasToString("{a=1, b=x}");
        connection.query("ALTER TABLE t DROP b").join();
        assertThat(one(connection.query("SELECT * FROM t WHERE a = ?", 1)).toMap())
                .hasToString("{a=1}");
    }

    @Test
    void aStatementThatTheServerWasToldToForgetIsPreparedAgain() {
        MySqlConnection connection = connect();
        assertThat(one(connection.query("SELECT ? + 0", 1)).getInt(0)).isEqualTo(1);
        connection.reset().join();
        assertThat(one(connection.query("SELECT ? + 0", 2)).getInt(0)).isEqualTo(2);
    }

    @Test
    void streamsOfAnySizeArrive() {
        MySqlConnection connection = connect();
        byte[] large = new byte[LARGE];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i / 7);
        }
        Row row = one(connection.query(
                "SELECT LENGTH(?), SHA2(?, 256), CHAR_LENGTH(?), LENGTH(?)",
                new ByteArrayInputStream(large),
                new ByteArrayInputStream(large),
                new StringReader("ü".repeat(100_000)),
                InputStream.nullInputStream()));
        assertThat(row.getLong(0)).isEqualTo(LARGE);
        assertThat(row.getString(1))
                .isEqualTo(one(connection.query("SELECT SHA2(?, 256)", (Object) large))
                        .getString(0));
        assertThat(row.getLong(2)).isEqualTo(100_000);
        assertThat(row.getLong(3)).isZero();
    }

    @Test
    void aStreamThatFailsLeavesTheConnectionAsItWas() {
        MySqlConnection connection = connect();
        InputStream broken = new BreakingStream(500_000, new IOException("the disk is gone"));
        CompletableFuture<QueryResult> failed = connection.query("SELECT LENGTH(?)", broken);
        CompletableFuture<QueryResult> next =
                connection.query("SELECT LENGTH(?)", new ByteArrayInputStream(new byte[3]));
        assertThatThrownBy(failed::join).hasRootCauseMessage("the disk is gone");
        assertThat(one(next).getInt(0)).isEqualTo(3);
    }

    @Test
    void aCursorGivesALargeResultInBatches() {
        MySqlConnection connection = connect();
        String sql = "WITH RECURSIVE s AS (SELECT 1 n UNION ALL SELECT n + 1 FROM s WHERE n < ?) SELECT n FROM s";
        connection
                .query("SET SESSION "
                        + (endpoint.kind() == ServerKind.MYSQL ? "cte_max_recursion_depth" : "max_recursive_iterations")
                        + "=200000")
                .join();
        try (PreparedStatement statement = connection.prepare(sql).join();
                ServerCursor cursor = statement.open(1_000, 100_000).join()) {
            assertThat(cursor.columns()).extracting(ColumnMetadata::name).containsExactly("n");
            long rows = 0;
            for (List<Row> batch = cursor.fetch().join();
                    !batch.isEmpty();
                    batch = cursor.fetch().join()) {
                assertThat(batch).hasSize(1_000);
                for (Row row : batch) {
                    rows++;
                    assertThat(row.getLong(0)).isEqualTo(rows);
                }
                if (rows == 50_000) {
                    assertThat(one(connection.query("SELECT ? v", rows)).getLong(0))
                            .isEqualTo(50_000);
                    assertThat(statement.execute(10).join().rows()).hasSize(10);
                }
            }
            assertThat(rows).isEqualTo(100_000);
            try (ServerCursor abandoned = statement.open(10, 1_000).join()) {
                assertThat(abandoned.fetch().join()).hasSize(10);
            }
            try (PreparedStatement named = connection
                            .prepare("SELECT 1 AS n WHERE 1 BETWEEN :a AND :b")
                            .join();
                    ServerCursor byName = named.open(
                                    10, named.query().bind("b", 2).bind("a", 1))
                            .join()) {
                assertThat(byName.fetch().join())
                        .extracting(row -> row.getInt(0))
                        .containsExactly(1);
            }
            try (ServerCursor empty = statement.open(10, 1).join()) {
                assertThat(empty.fetch().join()).hasSize(1);
                assertThat(empty.fetch().join()).isEmpty();
            }
        }
        assertThat(connection.query("SELECT 1").join().rows()).hasSize(1);
    }

    @Test
    void aProcedureGivesItsResultsAndItsOutcome() {
        MySqlConnection connection = connect();
        String procedure = "p_" + Long.toHexString(System.nanoTime());
        connection
                .query("CREATE PROCEDURE " + procedure + "(a INT) BEGIN SELECT a; SELECT a + 1, 'x'; END")
                .join();
        try {
            QueryResult result =
                    connection.query("CALL " + procedure + "(?)", 5).join();
            assertThat(result.results()).hasSize(3);
            assertThat(result.rows().get(0).getInt(0)).isEqualTo(5);
            assertThat(result.results().get(1).rows().get(0).toMap().values()).hasToString("[6, x]");
        } finally {
            connection.query("DROP PROCEDURE " + procedure).join();
        }
    }

    @Test
    void cursorsTakeParametersToo() {
        try (Cursor cursor = connect().cursor()) {
            assertThat(cursor.execute("SELECT ? v UNION ALL SELECT ?", 1, 2).join())
                    .isEqualTo(2);
            assertThat(cursor.fetchAll().join())
                    .extracting(row -> row.getInt("v"))
                    .containsExactly(1, 2);
            assertThat(cursor.execute(Query.of("SELECT :v v").bind("v", "x")).join())
                    .isEqualTo(1);
            assertThat(cursor.mogrify("SELECT ?", "it's"))
                    .startsWith("SELECT ")
                    .contains("it")
                    .doesNotContain("?");
        }
    }

    private static Row one(CompletableFuture<QueryResult> result) {
        return result.join().single();
    }

    private static Map<String, Long> commands(MySqlConnection connection) {
        Map<String, Long> counts = new HashMap<>();
        connection
                .query("SHOW SESSION STATUS LIKE 'Com_stmt%'")
                .join()
                .rows()
                .forEach(row -> counts.put(row.getString(0), Long.parseLong(row.getString(1))));
        return counts;
    }

    private static int codeOf(CompletableFuture<?> refused) {
        CompletionException failed = catchThrowableOfType(CompletionException.class, refused::join);
        return ((MySqlServerException) failed.getCause()).code();
    }
}
