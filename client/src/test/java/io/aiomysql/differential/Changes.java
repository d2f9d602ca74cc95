package io.aiomysql.differential;

import io.aiomysql.testkit.server.ServerKind;
import java.util.List;
import java.util.stream.Stream;

/** The statements that change the session, or what its statements stand on. {@code {a}} stands for a database. */
final class Changes {

    private static final List<String> DATABASE = List.of("USE {a}", "USE {b}", "USE {c}", "USE {nowhere}");

    private static final List<String> CHARSET = List.of(
            "SET NAMES utf8mb4",
            "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
            "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci",
            "SET NAMES latin1",
            "SET NAMES gbk",
            "SET CHARACTER SET utf8mb4",
            "SET character_set_client = utf8mb4",
            "SET character_set_client = latin1",
            "SET character_set_results = latin1",
            "SET character_set_results = utf8mb4",
            "SET character_set_results = NULL",
            "SET character_set_connection = latin1",
            "SET character_set_connection = utf8mb4",
            "SET collation_connection = utf8mb4_bin",
            "SET collation_connection = utf8mb4_unicode_ci");

    private static final List<String> VARIABLES = List.of(
            "SET time_zone = '+05:00'",
            "SET time_zone = '+00:00'",
            "SET div_precision_increment = 8",
            "SET div_precision_increment = 4",
            "SET group_concat_max_len = 5",
            "SET group_concat_max_len = 1024",
            "SET default_week_format = 3",
            "SET default_week_format = 0",
            "SET lc_time_names = 'fr_FR'",
            "SET lc_time_names = 'en_US'",
            "SET sql_auto_is_null = 1",
            "SET sql_auto_is_null = 0",
            "SET sql_select_limit = 1",
            "SET sql_select_limit = DEFAULT",
            "SET foreign_key_checks = 0",
            "SET sql_safe_updates = 1",
            "SET sql_safe_updates = 0",
            "SET big_tables = 1",
            "SET sql_buffer_result = 1",
            "SET sql_buffer_result = 0",
            "SET optimizer_switch = 'derived_merge=off'",
            "SET optimizer_switch = DEFAULT",
            "SET explicit_defaults_for_timestamp = 0",
            "SET explicit_defaults_for_timestamp = 1",
            "SET max_sort_length = 8",
            "SET timestamp = 1000000000",
            "SET insert_id = 1000",
            "SET lc_time_names = 'no such'");

    private static final List<String> USER_VARIABLES = List.of(
            "SET @z = 5",
            "SET @z = 2.5",
            "SET @z = 1.5e0",
            "SET @z = 'abc'",
            "SET @z = NULL",
            "SET @z = _latin1'abc' COLLATE latin1_bin",
            "SET @z = DATE'2024-01-02'",
            "SET @z = x'4142'",
            "SET @z = 18446744073709551615",
            "SELECT @z := 7.5",
            "SELECT n INTO @z FROM t WHERE id = 1",
            "SELECT v INTO @z FROM t WHERE id = 1");

    private static final List<String> DEFINITIONS = List.of(
            "CREATE TEMPORARY TABLE t (id INT PRIMARY KEY, v INT, n VARCHAR(20))",
            "CREATE TEMPORARY TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v DATE, n INT, d DATE)",
            "INSERT INTO t (id, v, n) VALUES (1, 77, 7) ON DUPLICATE KEY UPDATE n = 8",
            "DROP TEMPORARY TABLE IF EXISTS t",
            "DROP TEMPORARY TABLE t",
            "ALTER TABLE t MODIFY v VARBINARY(300)",
            "ALTER TABLE t MODIFY v VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "ALTER TABLE t MODIFY n DOUBLE",
            "ALTER TABLE t MODIFY n DECIMAL(20, 3)",
            "ALTER TABLE t ADD COLUMN more INT DEFAULT 3",
            "ALTER TABLE t DROP COLUMN more",
            "CREATE OR REPLACE VIEW w AS SELECT 1 AS id, 'seen' AS v",
            "CREATE OR REPLACE VIEW w AS SELECT id, n AS v FROM t",
            "DROP FUNCTION fn; CREATE FUNCTION fn(x VARCHAR(300)) RETURNS VARCHAR(300) DETERMINISTIC RETURN CONCAT(x, '!')",
            "DROP FUNCTION fn; CREATE FUNCTION fn(x DOUBLE) RETURNS INT DETERMINISTIC RETURN x * 2",
            "DROP PROCEDURE pr; CREATE PROCEDURE pr(x VARCHAR(300)) SELECT x, 5 AS v",
            "DROP TABLE s; CREATE TABLE s (id INT AUTO_INCREMENT PRIMARY KEY, v INT, d DATETIME)",
            "RENAME TABLE t TO t2, s TO t, t2 TO s");

    private static final List<String> ROUTINES = List.of(
            "CALL changes(0)",
            "CALL changes(1)",
            "CALL renames(0)",
            "CALL renames(1)",
            "CALL selects(0)",
            "CALL selects(1)",
            "SELECT changing(0)",
            "SELECT changing(1)",
            "UPDATE t SET n = changing(id = 2)",
            "INSERT INTO s (v) VALUES ('fires')",
            "SET NAMES latin1; bad",
            "SET NAMES utf8mb4; bad",
            "USE {b}; bad",
            "USE {a}; SELECT * FROM nowhere",
            "SET sql_mode = 'ANSI,PIPES_AS_CONCAT'; SELECT 1; bad",
            "SET sql_mode = DEFAULT; SELECT 1",
            "SET div_precision_increment = 8, lc_time_names = 'no such'",
            "SET @z = 'abc'; SET div_precision_increment = 9; INSERT INTO nowhere VALUES (1)",
            "SET time_zone = '+00:00', lc_time_names = 'en_US'");

    private static final List<String> TRANSACTIONS = List.of(
            "BEGIN",
            "COMMIT",
            "ROLLBACK",
            "SAVEPOINT one",
            "ROLLBACK TO SAVEPOINT one",
            "SET autocommit = 0",
            "SET autocommit = 1",
            "START TRANSACTION READ ONLY",
            "SET TRANSACTION READ ONLY",
            "LOCK TABLES t READ",
            "LOCK TABLES t WRITE, s WRITE, w READ",
            "UNLOCK TABLES",
            "UNLOCK TABLES",
            "TRUNCATE TABLE s");

    private static final List<String> COUNTS = List.of(
            "SHOW WARNINGS",
            "SELECT @@warning_count, @@error_count",
            "SELECT ROW_COUNT()",
            "SELECT FOUND_ROWS()",
            "SELECT LAST_INSERT_ID(77)",
            "SELECT CAST('x' AS SIGNED)",
            "UPDATE t SET n = n + 1",
            "DO 1",
            "bad");

    private static final List<String> OF_MYSQL = List.of(
            "SET default_collation_for_utf8mb4 = utf8mb4_general_ci", "SET default_collation_for_utf8mb4 = DEFAULT");

    private static final List<String> OF_MARIADB =
            List.of("SET character_set_collations = 'utf8mb4=utf8mb4_bin'", "SET character_set_collations = ''");

    private Changes() {}

    static List<String> of(Theme theme, ServerKind server) {
        return switch (theme) {
            case KINDS -> List.of("DELETE FROM t WHERE id > 4");
            case DATABASE -> DATABASE;
            case CHARSET ->
                Stream.concat(CHARSET.stream(), (server == ServerKind.MYSQL ? OF_MYSQL : OF_MARIADB).stream())
                        .toList();
            case MODE -> modes(server);
            case VARIABLES -> VARIABLES;
            case USER_VARIABLES -> USER_VARIABLES;
            case DEFINITIONS -> DEFINITIONS;
            case ROUTINES -> ROUTINES;
            case TRANSACTIONS -> TRANSACTIONS;
            case COUNTS -> COUNTS;
            case ALL ->
                Stream.of(Theme.values())
                        .filter(each -> each != Theme.ALL)
                        .flatMap(each -> of(each, server).stream())
                        .toList();
        };
    }

    private static List<String> modes(ServerKind server) {
        Stream<String> both = Stream.of(
                "",
                "ANSI",
                "ANSI_QUOTES",
                "PIPES_AS_CONCAT",
                "NO_BACKSLASH_ESCAPES",
                "IGNORE_SPACE",
                "REAL_AS_FLOAT",
                "NO_UNSIGNED_SUBTRACTION",
                "HIGH_NOT_PRECEDENCE",
                "STRICT_ALL_TABLES",
                "NO_ZERO_DATE,STRICT_TRANS_TABLES",
                "ONLY_FULL_GROUP_BY",
                "PAD_CHAR_TO_FULL_LENGTH",
                "ERROR_FOR_DIVISION_BY_ZERO");
        Stream<String> more = server == ServerKind.MYSQL
                ? Stream.of("TIME_TRUNCATE_FRACTIONAL")
                : Stream.of("ORACLE", "MSSQL", "EMPTY_STRING_IS_NULL", "TIME_ROUND_FRACTIONAL");
        return Stream.concat(
                        Stream.concat(both, more).map(mode -> "SET sql_mode = '" + mode + "'"),
                        Stream.of("SET sql_mode = DEFAULT"))
                .toList();
    }
}
