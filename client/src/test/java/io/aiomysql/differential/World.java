package io.aiomysql.differential;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The databases a, b and c of a connection: the same names, with other types, collations and contents. */
final class World {

    private static final Map<String, String> TABLES = Map.of(
            "a",
            "v VARCHAR(300), n INT, d DATE, dt DATETIME(6), j JSON, x DECIMAL(10, 2), u BIGINT UNSIGNED, b VARBINARY(300),"
                    + " e ENUM('a', 'b', '5'), f DOUBLE, ts TIMESTAMP NULL, ti TIME(6)",
            "b",
            "v VARBINARY(300), n BIGINT UNSIGNED, d DATETIME, dt DATE, j TEXT, x DOUBLE, u INT, b VARCHAR(300),"
                    + " e CHAR(3), f FLOAT, ts DATETIME NULL, ti INT",
            "c",
            "v VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_bin, n DECIMAL(20, 5), d VARCHAR(40), dt TIME, j JSON,"
                    + " x VARCHAR(20), u SMALLINT UNSIGNED, b BLOB, e SET('a', 'b', '5'), f BIT(12), ts TIMESTAMP NULL,"
                    + " ti YEAR");

    private static final Map<String, String> COLLATIONS = Map.of(
            "a", "utf8mb4 COLLATE utf8mb4_general_ci",
            "b", "utf8mb4 COLLATE utf8mb4_bin",
            "c", "latin1 COLLATE latin1_swedish_ci");

    private World() {}

    /** Makes all anew, and selects the first. The connections permit multi-statements. */
    static void build(List<Lane> lanes) {
        forEach(lanes, World::building);
    }

    /** Puts the first rows back, and selects the first database. What the next id will be stays. */
    static void refill(List<Lane> lanes) {
        forEach(lanes, World::refilling);
    }

    static void drop(List<Lane> lanes) {
        forEach(
                lanes,
                prefix -> TABLES.keySet().stream()
                        .map(letter -> "DROP DATABASE IF EXISTS " + prefix + letter)
                        .collect(Collectors.joining(";")));
    }

    private static void forEach(List<Lane> lanes, UnaryOperator<String> sql) {
        CompletableFuture.allOf(lanes.stream()
                        .map(lane -> lane.connection()
                                .reset()
                                .thenCompose(nothing -> lane.connection().query(sql.apply(lane.databases()))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static String building(String prefix) {
        StringBuilder sql = new StringBuilder();
        new TreeMap<>(TABLES).forEach((letter, columns) -> {
            sql.append("DROP DATABASE IF EXISTS ").append(prefix + letter).append(';');
            sql.append("CREATE DATABASE ").append(prefix + letter);
            sql.append(" CHARACTER SET ").append(COLLATIONS.get(letter)).append(';');
            sql.append("USE ").append(prefix + letter).append(';');
            sql.append(String.join(";", statements(letter, columns))).append(';');
        });
        return sql + "USE " + prefix + "a";
    }

    private static String refilling(String prefix) {
        StringBuilder sql = new StringBuilder();
        for (String letter : new TreeMap<>(TABLES).keySet()) {
            sql.append("USE ").append(prefix + letter).append(";DELETE FROM t;DELETE FROM s;");
            sql.append(String.join(";", rows(letter))).append(';');
        }
        return sql + "USE " + prefix + "a";
    }

    private static List<String> rows(String letter) {
        return List.of(
                "INSERT INTO t (id, v, n, u, ts, j) VALUES (1, '" + letter + "', 1, 10, '2024-07-01 12:00:00', '{}'),"
                        + " (2, 'abc', 2, 30, NULL, '[1]'), (3, '5', 5, 5, NULL, NULL), (4, NULL, NULL, 7, NULL, NULL)",
                "INSERT INTO s (id, v, d) VALUES (1, '" + letter + "', '2024-01-02'), (2, 'ABC', NULL)");
    }

    private static List<String> statements(String letter, String columns) {
        String returned = letter.equals("a") ? "INT" : "VARCHAR(300)";
        String result = letter.equals("a") ? "x + 1" : "CONCAT(x, '" + letter + "')";
        String type = letter.equals("b") ? "DOUBLE" : "VARCHAR(300)";
        return List.of(
                "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, " + columns + ")",
                "CREATE TABLE s (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(300), d DATE)",
                rows(letter).get(0),
                rows(letter).get(1),
                "CREATE VIEW w AS SELECT id, v, n AS " + letter + " FROM t",
                "CREATE FUNCTION fn(x " + type + ") RETURNS " + returned + " DETERMINISTIC RETURN " + result,
                "CREATE PROCEDURE pr(x " + type + ") BEGIN SELECT x, '" + letter
                        + "' AS v; SELECT v FROM t WHERE id = x; END",
                "CREATE FUNCTION zed(x VARCHAR(300)) RETURNS VARCHAR(300) DETERMINISTIC RETURN CONCAT(@z, x)",
                "CREATE FUNCTION changing(failing INT) RETURNS INT DETERMINISTIC BEGIN SET div_precision_increment = 7,"
                        + " lc_time_names = 'fr_FR', @z = 1.5e0; IF failing THEN SIGNAL SQLSTATE '45000'; END IF;"
                        + " RETURN 1; END",
                "CREATE PROCEDURE changes(failing INT) BEGIN SET time_zone = '+03:00', group_concat_max_len = 4,"
                        + " @z = 'set'; SET sql_mode = 'ANSI,PIPES_AS_CONCAT'; IF failing THEN SIGNAL SQLSTATE '45000';"
                        + " END IF; END",
                "CREATE PROCEDURE renames(failing INT) BEGIN SET NAMES latin1;"
                        + " IF failing THEN SIGNAL SQLSTATE '45000'; END IF; END",
                "CREATE PROCEDURE selects(failing INT) BEGIN SELECT 1; SET default_week_format = 3; SELECT 2;"
                        + " IF failing THEN SIGNAL SQLSTATE '45000'; END IF; END",
                "CREATE TRIGGER tr BEFORE INSERT ON s FOR EACH ROW BEGIN SET @z = 2.5, default_week_format = 2;"
                        + " END");
    }
}
