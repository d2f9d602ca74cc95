package io.aiomysql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The statements with parameters. They name no database, so that what they mean is the session's business. */
final class Shapes {

    private static final List<String> COLUMNS = List.of("v", "n", "j", "x", "u", "b", "e", "f");
    private static final List<String> TEMPORAL_COLUMNS = List.of("d", "dt", "ts", "ti");

    private static final List<String> EXPRESSIONS = List.of(
            "SELECT ? AS value",
            "SELECT ?, ?",
            "SELECT ? + 1",
            "SELECT ? + ?",
            "SELECT COALESCE(?, ?)",
            "SELECT COALESCE(?, 1)",
            "SELECT IF(1, ?, ?)",
            "SELECT CASE ? WHEN 5 THEN 'five' WHEN 'abc' THEN 'abc' ELSE 'other' END",
            "SELECT GREATEST(?, ?)",
            "SELECT NULLIF(?, 5)",
            "SELECT CONCAT(?, '|', ?)",
            "SELECT ? UNION ALL SELECT ?",
            "SELECT CAST(? AS CHAR), CAST(? AS SIGNED)",
            "SELECT JSON_ARRAY(?, ?)",
            "SELECT JSON_SET('{}', '$.x', ?)",
            "SELECT DATE_ADD(?, INTERVAL 1 DAY)",
            "SELECT YEAR(?), DATE(?)",
            "SELECT ROUND(?, ?)",
            "SELECT ? LIKE ?",
            "SELECT ? IN (?, 5)",
            "SELECT HEX(?)",
            "SELECT v FROM t ORDER BY id LIMIT ?");

    private static final List<String> READING = List.of(
            "SELECT v, ? FROM t WHERE id = 1",
            "SELECT * FROM t WHERE id < ? ORDER BY id",
            "SELECT id FROM t WHERE v LIKE ? ORDER BY id",
            "SELECT id FROM t WHERE n IN (?) ORDER BY id",
            "SELECT * FROM w WHERE id < ? ORDER BY id",
            "SELECT fn(?)",
            "CALL pr(?)",
            "SELECT COALESCE(n, ?), n + ? FROM t ORDER BY id",
            "SELECT v = ?, v = 'ABC' FROM t ORDER BY id");

    private static final List<String> WRITING = List.of(
            "REPLACE INTO t (id, v) VALUES (?, ?)",
            "INSERT INTO t (id, v) VALUES (1, 'x') ON DUPLICATE KEY UPDATE v = ?",
            "INSERT INTO t (n, v, d) VALUES (?, ?, ?)",
            "UPDATE t SET j = JSON_SET(j, '$.x', ?) WHERE id = 1",
            "UPDATE t SET n = n + ? WHERE id = 2",
            "UPDATE t SET v = COALESCE(?, v) WHERE id < ?",
            "INSERT INTO s (v) SELECT ?",
            "DELETE FROM s WHERE id > ?");

    /** What variables of the session decide about. */
    private static final List<String> OF_THE_SESSION = List.of(
            "SELECT RIGHT(DATABASE(), 1), ?",
            "SELECT 'a' || ?",
            "SELECT \"id\", ?",
            "SELECT 'b\\n', ?",
            "SELECT COUNT (*), ? FROM t",
            "SELECT CAST(? AS REAL)",
            "SELECT u - 20, ? FROM t WHERE id = 1",
            "SELECT NOT 0 BETWEEN -1 AND 1, ?",
            "SELECT 1 / 3, 1 / ?",
            "SELECT GROUP_CONCAT(v ORDER BY id), ? FROM t",
            "SELECT WEEK('2024-07-01'), ?",
            "SELECT DAYNAME('2024-01-02'), DATE_FORMAT('2024-01-02', ?)",
            "SELECT COLLATION('a'), CHARSET('a'), ?",
            "SELECT 'a' = 'A', 'a' = ?",
            "SELECT '' IS NULL, ?",
            "SELECT @@sql_mode, @@time_zone, ?",
            "SELECT ts, UNIX_TIMESTAMP(ts), ? FROM t ORDER BY id",
            "SELECT v, id, ? FROM t GROUP BY v ORDER BY v",
            "INSERT INTO s (d) VALUES ('0000-00-00'), (?)");

    private static final List<String> OF_USER_VARIABLES = List.of(
            "SELECT @z, ?",
            "SELECT @z + ?",
            "SELECT CONCAT(@`z`, ?)",
            "SELECT COALESCE(@z, ?)",
            "INSERT INTO s (v) VALUES (CONCAT(@z, ?))",
            "SELECT @z := ?",
            "SELECT ? INTO @z",
            "SELECT v, ? FROM t WHERE v = @z OR id = 1 ORDER BY id",
            "SELECT zed(?)");

    private static final List<String> OF_COUNTS = List.of(
            "SELECT ROW_COUNT(), ?",
            "SELECT ?, 'another'",
            "SELECT FOUND_ROWS(), ?",
            "SELECT LAST_INSERT_ID(), ?",
            "SELECT SQL_CALC_FOUND_ROWS v FROM t WHERE id > ? ORDER BY id LIMIT 1",
            "SELECT id, ? FROM s WHERE id IS NULL",
            "UPDATE t SET n = ? WHERE id < 3",
            "UPDATE t SET u = u + 1 WHERE id <> ?",
            "INSERT INTO s (v) VALUES (?)");

    private Shapes() {}

    static List<String> of(Theme theme) {
        List<String> shapes = new ArrayList<>();
        switch (theme) {
            case KINDS -> {
                shapes.addAll(EXPRESSIONS);
                shapes.addAll(READING);
                shapes.addAll(WRITING);
                columns(COLUMNS).forEach(shapes::add);
                columns(TEMPORAL_COLUMNS).forEach(shapes::add);
            }
            // MySQL itself prepares a statement again with the types that its values had before the table changed, and
            // is
            // then stricter than with a new statement about what is no date.
            case DATABASE, DEFINITIONS -> {
                shapes.addAll(READING);
                shapes.addAll(WRITING);
                columns(COLUMNS).forEach(shapes::add);
            }
            case CHARSET, MODE, VARIABLES -> shapes.addAll(OF_THE_SESSION);
            case ROUTINES -> {
                shapes.addAll(OF_THE_SESSION);
                shapes.addAll(READING);
                shapes.addAll(WRITING);
            }
            case USER_VARIABLES -> shapes.addAll(OF_USER_VARIABLES);
            case TRANSACTIONS -> {
                shapes.addAll(WRITING);
                shapes.addAll(READING);
            }
            case COUNTS -> shapes.addAll(OF_COUNTS);
            case ALL ->
                Stream.of(Theme.DEFINITIONS, Theme.CHARSET, Theme.USER_VARIABLES, Theme.COUNTS)
                        .forEach(each -> shapes.addAll(of(each)));
        }
        return shapes;
    }

    private static Stream<String> columns(List<String> columns) {
        return columns.stream()
                .flatMap(column -> Stream.of(
                        "SELECT id FROM t WHERE " + column + " = ? ORDER BY id",
                        "INSERT INTO t (" + column + ") VALUES (?)",
                        "UPDATE t SET " + column + " = ? WHERE id = 1"));
    }
}
