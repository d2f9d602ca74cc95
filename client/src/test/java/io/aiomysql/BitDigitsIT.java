package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.server.ServerKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** BIT in columns and in expressions, for which servers send its digits, in both protocols. */
class BitDigitsIT extends ServerTest {

    /** What is always sent as bytes: the number is right, whatever it is. */
    private static final List<String> BYTES = List.of(
            "SELECT b FROM bits ORDER BY id",
            "SELECT b AS renamed FROM bits AS other ORDER BY id",
            "SELECT b FROM bits_view ORDER BY id",
            "SELECT b FROM (SELECT * FROM bits LIMIT 1000) derived ORDER BY id",
            "SELECT c FROM (SELECT id, COALESCE(b, b) c FROM bits LIMIT 1000) derived ORDER BY id",
            "WITH c AS (SELECT id, b FROM bits) SELECT b FROM c ORDER BY id",
            "SELECT b FROM bits WHERE id < 0 UNION ALL (SELECT b FROM bits ORDER BY id LIMIT 1000)",
            "SELECT b, id FROM bits UNION SELECT COALESCE(b, b), id FROM bits ORDER BY id",
            "SELECT FIRST_VALUE(b) OVER (PARTITION BY id) FROM bits ORDER BY id",
            "SELECT b FROM bits GROUP BY id, b ORDER BY id",
            "SELECT b FROM bits_copy ORDER BY id");

    /** What one server or the other sends in digits. */
    private static final List<String> EXPRESSIONS = List.of(
            "MAX(b)",
            "COALESCE(b, b)",
            "IFNULL(b, b)",
            "GREATEST(b, b)",
            "LEAST(b, b)",
            "IF(1, b, b)",
            "IF(id < 0, b, b)",
            "CASE WHEN 1 THEN b END",
            "NULLIF(b, -1)",
            "(SELECT x.b FROM bits x WHERE x.id = bits.id)");

    /** As many rows as the longest list of values has. */
    private static final int ROWS = values(64).size();

    @Test
    void everyNumberOfBitsIsReadRightWhereItIsNotInDoubt() {
        MySqlConnection connection = connect();
        fill(connection);
        for (int bits = 1; bits <= 64; bits++) {
            List<BigInteger> values = rows(bits);
            List<Found> found = new ArrayList<>();
            for (boolean prepared : new boolean[] {false, true}) {
                for (String sql : BYTES) {
                    found.add(read(connection, sql, false, bits, prepared));
                }
                for (String expression : EXPRESSIONS) {
                    String sql = "SELECT " + expression + " FROM bits GROUP BY id, b ORDER BY id";
                    found.add(read(connection, sql, true, bits, prepared));
                    found.add(read(
                            connection, sql.replace(expression, "(" + expression + ") | 0"), false, bits, prepared));
                }
            }
            found.forEach(result -> assertRight(result, values));
        }
    }

    @Test
    void generatedColumnsFunctionsAndVariablesAreReadRight() {
        MySqlConnection connection = connect();
        for (int bits : new int[] {1, 6, 8, 12, 16, 64}) {
            String type = "BIT(" + bits + ")";
            connection.query("DROP TABLE IF EXISTS bits_made").join();
            connection
                    .query("CREATE TABLE bits_made (b " + type + ", g " + type + " GENERATED ALWAYS AS (b) VIRTUAL)")
                    .join();
            connection.query("DROP FUNCTION IF EXISTS bits_of").join();
            connection
                    .query("CREATE FUNCTION bits_of(i " + type + ") RETURNS " + type + " DETERMINISTIC RETURN i")
                    .join();
            connection.query("DROP PROCEDURE IF EXISTS bits_in").join();
            connection
                    .query("CREATE PROCEDURE bits_in(v " + type + ") BEGIN DECLARE x " + type
                            + " DEFAULT v; SELECT x; END")
                    .join();
            for (BigInteger value : values(bits)) {
                connection.query("DELETE FROM bits_made").join();
                connection.query("INSERT INTO bits_made (b) VALUES (?)", value).join();
                for (String sql : List.of(
                        "SELECT g FROM bits_made",
                        "SELECT bits_of(b) FROM bits_made",
                        "SELECT bits_of(" + value + ")",
                        "CALL bits_in(" + value + ")")) {
                    assertThat(one(connection, sql).get(0, BigInteger.class))
                            .as("%s, %s", sql, type)
                            .isEqualTo(value);
                }
            }
        }
    }

    @Test
    void twelveBitsAreReadRight() {
        MySqlConnection connection = connect();
        connection
                .query("CREATE TEMPORARY TABLE w (id INT, a BIT(1), b BIT(12))")
                .join();
        connection.query("INSERT INTO w VALUES (1, 0, 300)").join();
        List<String> expressions = new ArrayList<>(List.of(
                "MAX(b)",
                "(SELECT b FROM w LIMIT 1)",
                "IF(1, b, a)",
                "CASE WHEN 1 THEN b END",
                "NULLIF(b, 0)",
                "COALESCE(b, a)",
                "IFNULL(b, b)",
                "GREATEST(b, a)"));
        if (endpoint.kind() == ServerKind.MYSQL) {
            expressions.add("ANY_VALUE(b)");
        }
        for (String expression : expressions) {
            // MySQL opens a temporary table once in a statement.
            String from = expression.startsWith("(") ? "" : " FROM w";
            for (boolean prepared : new boolean[] {false, true}) {
                Row row = run(connection, "SELECT " + expression + " v" + from, prepared)
                        .single();
                assertThat(row.getInt("v")).as(expression).isEqualTo(300);
                assertThat(row.get("v")).as(expression).isEqualTo(300L);
                assertThat(row.getString("v")).as(expression).isEqualTo("300");
                assertThat(row.getBytes("v")).as(expression).containsExactly(1, 44);
            }
        }
        assertThat(one(connection, "SELECT MAX(a) FROM w").getBoolean(0)).isFalse();
        assertThat(one(connection, "SELECT COALESCE(a, a) FROM w").getBoolean(0))
                .isFalse();
    }

    @Test
    void expressionsOfACursorAreReadRight() {
        MySqlConnection connection = connect();
        connection.query("CREATE TEMPORARY TABLE w (b BIT(12))").join();
        connection.query("INSERT INTO w VALUES (5), (300), (4095)").join();
        try (PreparedStatement statement = connection
                        .prepare("SELECT COALESCE(b, b) c, b FROM w ORDER BY b")
                        .join();
                ServerCursor cursor = statement.open(10).join()) {
            List<Row> rows = cursor.fetch().join();
            assertThat(rows).extracting(row -> row.getInt("c")).containsExactly(5, 300, 4095);
            assertThat(rows).extracting(row -> row.getInt("b")).containsExactly(5, 300, 4095);
        }
    }

    @Test
    void bit1AsBooleanIsTheNumberInDigitsToo() {
        MySqlConnection connection = connect(options().tinyInt1AsBoolean(true));
        connection.query("CREATE TEMPORARY TABLE w (a BIT(1))").join();
        connection.query("INSERT INTO w VALUES (0)").join();

        assertThat(one(connection, "SELECT MAX(a) FROM w").get(0)).isEqualTo(false);
        assertThat(one(connection, "SELECT COALESCE(a, a) FROM w").get(0)).isEqualTo(false);
    }

    /** What a statement gave; in doubt if it may have been digits. */
    private record Found(String sql, int bits, boolean digits, CompletableFuture<List<BigInteger>> numbers) {}

    /** The number; or what its digits are as bytes, where they could be those of the column. */
    private static void assertRight(Found found, List<BigInteger> values) {
        List<BigInteger> numbers = found.numbers().join();
        assertThat(numbers).as(found.sql()).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            byte[] digits = values.get(i).toString().getBytes(StandardCharsets.US_ASCII);
            BigInteger asBytes = new BigInteger(1, digits);
            boolean inDoubt =
                    found.digits() && digits.length == (found.bits() + 7) / 8 && asBytes.bitLength() <= found.bits();
            if (!(inDoubt && numbers.get(i).equals(asBytes))) {
                assertThat(numbers.get(i)).as(found.sql()).isEqualTo(values.get(i));
            }
        }
    }

    private static Found read(MySqlConnection connection, String template, boolean digits, int bits, boolean prepared) {
        String sql = template.replaceAll("\\bb\\b", "b" + bits);
        CompletableFuture<QueryResult> result = prepared
                ? connection.prepare(sql).thenCompose(statement -> {
                    try (statement) {
                        return statement.execute();
                    }
                })
                : connection.query(sql);
        return new Found(sql, bits, digits, result.thenApply(rows -> rows.map(row -> row.get(0, BigInteger.class))));
    }

    /** One table with a column of each number of bits. */
    private static void fill(MySqlConnection connection) {
        connection.query("DROP TABLE IF EXISTS bits").join();
        connection.query("DROP TABLE IF EXISTS bits_copy").join();
        connection
                .query(IntStream.rangeClosed(1, 64)
                        .mapToObj(bits -> "b" + bits + " BIT(" + bits + ")")
                        .collect(Collectors.joining(", ", "CREATE TABLE bits (id INT PRIMARY KEY, ", ")")))
                .join();
        for (int row = 0; row < ROWS; row++) {
            int index = row;
            connection
                    .query(IntStream.rangeClosed(1, 64)
                            .mapToObj(bits -> rows(bits).get(index).toString())
                            .collect(Collectors.joining(", ", "INSERT INTO bits VALUES (" + row + ", ", ")")))
                    .join();
        }
        connection
                .query("CREATE OR REPLACE VIEW bits_view AS SELECT * FROM bits")
                .join();
        connection
                .query("CREATE TEMPORARY TABLE bits_copy AS SELECT * FROM bits")
                .join();
    }

    /** The values in a column, from the beginning again where there are fewer than rows. */
    private static List<BigInteger> rows(int bits) {
        List<BigInteger> values = values(bits);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> values.get(row % values.size()))
                .toList();
    }

    private static List<BigInteger> values(int bits) {
        TreeSet<BigInteger> values = new TreeSet<>(List.of(BigInteger.ZERO, BigInteger.ONE));
        values.add(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        values.add(BigInteger.ONE.shiftLeft(bits - 1));
        for (int digit = '0'; digit <= '9'; digit++) {
            values.add(BigInteger.valueOf(digit));
        }
        for (int digits = 1; digits < 20; digits++) {
            values.add(BigInteger.TEN.pow(digits));
            values.add(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE));
            values.add(new BigInteger(1, "1".repeat(digits).getBytes(StandardCharsets.US_ASCII)));
        }
        values.removeIf(value -> value.bitLength() > bits);
        return List.copyOf(values);
    }

    private static QueryResult run(MySqlConnection connection, String sql, boolean prepared) {
        if (!prepared) {
            return connection.query(sql).join();
        }
        try (PreparedStatement statement = connection.prepare(sql).join()) {
            return statement.execute().join();
        }
    }
}
