package io.aiomysql;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one run of a statement sends does not change what another run gets, whatever the classes of the values. */
class ParameterTypesIT extends ServerTest {

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            5,
            -1L,
            true,
            new BigInteger("18446744073709551615"),
            new BigDecimal("1.25"),
            1.5e3,
            "s",
            "2.5",
            "2024-01-02",
            new byte[] {'7', 0, 1},
            LocalDate.of(2024, 1, 2),
            LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6_000),
            Duration.ofHours(30).plusMillis(1),
            null);

    private static final List<String> SQLS = List.of(
            "SELECT ?",
            "SELECT ? + 1",
            "SELECT COALESCE(?, 1)",
            "SELECT JSON_SET('{}', '$.x', ?)",
            "SELECT IF(1, ?, 0)",
            "SELECT COUNT(*) FROM types WHERE i = ?",
            "SELECT COUNT(*) FROM types WHERE d > ?");

    private MySqlConnection kept;
    private MySqlConnection fresh;

    @BeforeEach
    void connectTwice() {
        kept = connect();
        fresh = connect(options().statementCacheSize(0));
        for (MySqlConnection connection : List.of(kept, fresh)) {
            connection.query("SET sql_mode = ''").join();
            connection
                    .query("CREATE TEMPORARY TABLE types (id BIGINT UNSIGNED PRIMARY KEY, i INT, d DATE)")
                    .join();
            connection
                    .query("INSERT INTO types VALUES (1, 5, '2024-01-01'), (2, 7, '2024-03-01')")
                    .join();
        }
    }

    @Test
    void eachPairOfClassesGivesWhatFreshStatementsGive() {
        for (String sql : SQLS) {
            List<String> right = VALUES.stream()
                    .map(value -> outcome(fresh.query(sql, value)))
                    .toList();
            List<CompletableFuture<QueryResult>> results = new ArrayList<>();
            for (int i = 0; i < VALUES.size(); i++) {
                for (int j = 0; j < VALUES.size(); j++) {
                    String own = sql + " -- " + i + "/" + j;
                    ignore(kept.query(own, VALUES.get(i)));
                    results.add(kept.query(own, VALUES.get(j)));
                }
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(outcome(results.get(i)))
                        .as("%s: %d before %d", sql, i / VALUES.size(), i % VALUES.size())
                        .isEqualTo(right.get(i % VALUES.size()));
            }
        }
    }

    @Test
    void soDoesEachPairOfAStatementWithTwo() {
        String sql = "SELECT COALESCE(?, ?)";
        for (int i = 0; i < VALUES.size(); i++) {
            Object first = VALUES.get(i);
            Object next = VALUES.get((i + 3) % VALUES.size());
            for (Object other : VALUES) {
                ignore(kept.query(sql, first, other));
                ignore(kept.query(sql, null, next));
                assertThat(outcome(kept.query(sql, next, other))).isEqualTo(outcome(fresh.query(sql, next, other)));
            }
        }
    }

    @Test
    void aStatementOfTheUsersDoesSo() {
        for (String sql : List.of("SELECT ?", "SELECT COALESCE(?, 1)", "SELECT ? + 1")) {
            try (PreparedStatement statement = kept.prepare(sql).join()) {
                for (Object first : VALUES) {
                    for (Object next : VALUES) {
                        ignore(statement.execute(first));
                        assertThat(outcome(statement.execute(next))).isEqualTo(outcome(fresh.query(sql, next)));
                    }
                }
            }
        }
    }

    @Test
    void aCursorOnTheServerDoesSo() {
        String sql = "SELECT COALESCE(?, 1)";
        List<String> right = new ArrayList<>();
        for (Object value : VALUES) {
            try (PreparedStatement statement = fresh.prepare(sql).join()) {
                right.add(fetched(statement, value));
            }
        }
        try (PreparedStatement statement = kept.prepare(sql).join()) {
            for (Object first : VALUES) {
                for (int j = 0; j < VALUES.size(); j++) {
                    Object next = VALUES.get(j);
                    fetched(statement, first);
                    assertThat(fetched(statement, next)).isEqualTo(right.get(j));
                }
            }
        }
    }

    @Test
    void aStreamIsReadAsWhatItIsAfterAnyValue() {
        List<Supplier<Object>> streams = List.of(
                () -> new StringReader("77"), () -> new ByteArrayInputStream("77".getBytes(StandardCharsets.UTF_8)));
        for (String sql : List.of("SELECT CONCAT(?, '')", "SELECT HEX(?)", "SELECT ? + 1")) {
            for (Supplier<Object> stream : streams) {
                String right = outcome(fresh.query(sql, stream.get()));
                for (Object first : VALUES) {
                    ignore(kept.query(sql, first));
                    assertThat(outcome(kept.query(sql, stream.get()))).isEqualTo(right);
                    assertThat(outcome(kept.query(sql, first))).isEqualTo(outcome(fresh.query(sql, first)));
                }
                try (PreparedStatement statement = kept.prepare(sql).join()) {
                    ignore(statement.execute(5));
                    assertThat(outcome(statement.execute(stream.get()))).isEqualTo(right);
                }
            }
        }
    }

    @Test
    void whatIsStoredIsWhatWasSent() {
        kept.query("CREATE TEMPORARY TABLE documents (id INT, j JSON)").join();
        kept.query("INSERT INTO documents VALUES (1, '{}')").join();
        String update = "UPDATE documents SET j = JSON_SET(j, '$.x', ?) WHERE id = ?";
        for (Object first : VALUES) {
            ignore(kept.query(update, first, 1));
            kept.query(update, 7, 1).join();
            Row row = kept.query("SELECT JSON_EXTRACT(j, '$.x') FROM documents")
                    .join()
                    .single();
            assertThat(row.getString(0)).isEqualTo("7");
        }
    }

    @Test
    void ordinaryStatementsStayKept() {
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            results.add(kept.query("SELECT i FROM types WHERE id = ?", (long) (i % 2 + 1)));
            results.add(kept.query("SELECT i FROM types WHERE id IN (?)", List.of(1, i)));
            results.add(kept.query("SELECT i FROM types ORDER BY id LIMIT ?", i));
            results.add(kept.query("SELECT i FROM types ORDER BY id LIMIT ? OFFSET ?", 1, i % 2));
            results.add(kept.query("UPDATE types SET i = ?, d = ? WHERE id = ?", i, LocalDate.of(2024, 1, i), 1L));
            results.add(kept.query("REPLACE INTO types VALUES (?, ?, ?)", 2L, i, null));
            results.add(kept.query("SELECT id FROM types WHERE d > ? AND i > ?", LocalDate.of(2024, 1, 1), i));
            results.add(kept.query("SELECT CONCAT(?, 'x')", "text " + i));
        }
        results.forEach(CompletableFuture::join);

        Row row = one(kept, "SHOW SESSION STATUS LIKE 'Com_stmt_prepare'");
        assertThat(row.getString(1)).isEqualTo("8");
    }

    private static String fetched(PreparedStatement statement, @Nullable Object value) {
        try (ServerCursor cursor = statement.open(2, value).join()) {
            return text(cursor.fetch().join().get(0));
        } catch (CompletionException e) {
            return refusal(e);
        }
    }

    private static String value(CompletableFuture<QueryResult> result) {
        try {
            return text(result.join().single());
        } catch (CompletionException e) {
            return refusal(e);
        }
    }

    private static String outcome(CompletableFuture<QueryResult> result) {
        String value = value(result);
        return value.startsWith("error")
                ? value
                : value + ", warnings: " + result.join().warningCount();
    }

    private static String text(Row row) {
        Object value = row.get(0);
        return value instanceof byte[] bytes
                ? Arrays.toString(bytes)
                : value + " " + (value == null ? "" : value.getClass().getSimpleName());
    }

    private static String refusal(CompletionException e) {
        return e.getCause() instanceof MySqlServerException refused
                ? "error " + refused.code()
                : "error " + e.getCause();
    }
}
