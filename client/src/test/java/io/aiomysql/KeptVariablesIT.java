package io.aiomysql;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that is kept gives what a fresh one would, whatever variables have changed, and in whatever way. */
class KeptVariablesIT extends ServerTest {

    /** What depends on variables, with a value for each. */
    private static final List<String> STATEMENTS = List.of(
            "SELECT ? || 'b'",
            "SELECT \"id\" FROM (SELECT 7 AS id) x WHERE 'x' = ?",
            "SELECT '\\n' = ?",
            "SELECT HEX('\\\\') AS h, ?",
            "SELECT NOT 1 BETWEEN -5 AND 5, ?",
            "SELECT 1 / 3, ?",
            "SELECT WEEK('2024-01-07'), ?",
            "SELECT DATE_FORMAT('2024-03-01', '%M'), ?",
            "SELECT COLLATION(CONCAT('a', ?))",
            "SELECT 'a' = 'A', ?",
            "SELECT CHARSET('a'), ?",
            "SELECT FROM_UNIXTIME(0), ?",
            "SELECT CAST(1.5 AS REAL), ?");

    private static final List<String> CHANGES = List.of(
            "SET sql_mode = 'ANSI'",
            "SET sql_mode = 'PIPES_AS_CONCAT'",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
            "SET sql_mode = 'ANSI_QUOTES'",
            "SET sql_mode = 'HIGH_NOT_PRECEDENCE'",
            "SET sql_mode = 'REAL_AS_FLOAT'",
            "SET sql_mode = ''",
            "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
            "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci",
            "SET collation_connection = utf8mb4_bin",
            "SET character_set_connection = latin1",
            "SET NAMES utf8mb4",
            "SET div_precision_increment = 9",
            "SET default_week_format = 3",
            "SET lc_time_names = 'de_DE'",
            "SET time_zone = '+05:00'",
            "SET @@SESSION.sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT')",
            "SET div_precision_increment = DEFAULT, lc_time_names = 'fr_FR'",
            "SELECT 1; SET sql_mode = 'ANSI'; SELECT 2",
            "SET sql_mode = ''; SELECT no_such_column");

    private MySqlConnection connection;
    private String prefix;
    private int others;

    @BeforeEach
    void connectAndCreateRoutines() {
        connection = connect(options().allowMultiStatements(true));
        prefix = "kv_" + connection.threadId();
        create("PROCEDURE %s_sets() SET lc_time_names = 'de_DE', default_week_format = 3");
        create(
                "PROCEDURE %s_fails() BEGIN SET lc_time_names = 'fr_FR', time_zone = '+03:00'; SELECT no_such_column; END");
        create("PROCEDURE %s_names() SET NAMES latin1");
        create("FUNCTION %s_function() RETURNS INT DETERMINISTIC NO SQL"
                + " BEGIN SET div_precision_increment = 12; RETURN 1; END");
        create("FUNCTION %s_failing() RETURNS INT DETERMINISTIC NO SQL"
                + " BEGIN SET div_precision_increment = 11; SIGNAL SQLSTATE '45000'; RETURN 1; END");
        create("FUNCTION %s_killed() RETURNS INT DETERMINISTIC NO SQL"
                + " BEGIN SET div_precision_increment = 10; DO SLEEP(60); RETURN 1; END");
    }

    @AfterEach
    void dropRoutines() {
        MySqlConnection admin = connect();
        for (String procedure : List.of("_sets", "_fails", "_names")) {
            admin.query("DROP PROCEDURE IF EXISTS " + prefix + procedure).join();
        }
        for (String function : List.of("_function", "_failing", "_killed")) {
            admin.query("DROP FUNCTION IF EXISTS " + prefix + function).join();
        }
    }

    @Test
    void variablesAreFollowedWhoeverWaits() {
        for (String change : CHANGES) {
            assertKeptAsFresh(change, true);
            assertKeptAsFresh(change, false);
        }
    }

    @Test
    void soTheyAreWhereTheServerDoesNotReport() {
        connection.query("SET session_track_system_variables = ''").join();
        for (String change : CHANGES) {
            assertKeptAsFresh(change, false);
        }
    }

    @Test
    void soTheyAreAfterAReset() {
        for (String change : CHANGES) {
            assertKeptAsFresh(change, true);
            connection.reset().join();
            assertThat(kept()).isEqualTo(fresh());
        }
    }

    @Test
    void whatAProcedureChangesIsFollowed() {
        assertKeptAsFresh("CALL " + prefix + "_sets()", false);
        assertKeptAsFresh("SET lc_time_names = DEFAULT", false);
        assertKeptAsFresh("CALL " + prefix + "_names()", true);
        connection.query("SET NAMES utf8mb4").join();
        connection.query("CALL " + prefix + "_sets()").join();
        assertThat(kept()).isEqualTo(fresh());
    }

    @Test
    void whatAProcedureChangesBeforeItFailsIsFollowed() {
        for (boolean waits : new boolean[] {true, false}) {
            assertKeptAsFresh("CALL " + prefix + "_fails()", waits);
            assertKeptAsFresh("SET lc_time_names = 'es_ES', time_zone = DEFAULT", waits);
        }
    }

    @Test
    void whatAFunctionChangesIsFollowed() {
        kept();
        connection.query("SELECT " + prefix + "_function()").join();
        assertThat(kept()).isEqualTo(fresh());
        connection.query("SET div_precision_increment = 5").join();
        kept();
        ignore(connection.query("SELECT " + prefix + "_function()"));
        List<String> behind = kept();
        assertThat(behind).isEqualTo(fresh());
    }

    @Test
    void whatAFunctionChangesBeforeItFailsIsFollowed() {
        assertKeptAsFresh("SELECT " + prefix + "_failing()", true);
    }

    @Test
    void whatAFunctionChangesBeforeItIsKilledIsFollowed() {
        kept();
        CompletableFuture<?> slow = connection.query("SELECT " + prefix + "_killed()");
        new ProcessList(connect()).awaitRunning("DO SLEEP(60)");
        slow.cancel(true);
        assertThat(kept()).isEqualTo(fresh());
    }

    @Test
    void variablesOfTheUsersAreTheOnesOfTheRun() {
        String sql = "SELECT CONCAT(@v, ?) c, @v v";
        connection.query("SET @v = 5").join();
        for (String value : List.of("5", "'text'", "1.25", "NULL", "_latin1 X'E4'", "'again'")) {
            ignore(connection.query("SET @v = " + value));
            assertThat(outcome(connection.query(sql, "x"))).isEqualTo(outcome(connection.query(another(sql), "x")));
        }
        try (PreparedStatement statement =
                connection.prepare("SELECT @v + 0 AS n, @v AS v, ? AS p").join()) {
            for (String value : List.of("5", "'7 text'", "1.25")) {
                ignore(connection.query("SET @v = " + value));
                assertThat(statement.execute(1).join().single().getString("v")).isEqualTo(value.replace("'", ""));
            }
        }
    }

    @Test
    void statementsAreKeptThroughChangesThatDoNotConcernThem() {
        assertThat(one(connection.query("SELECT ? + 1", 1)).getInt(0)).isEqualTo(2);
        long before = prepared();
        for (int i = 0; i < 5; i++) {
            connection.query("SET @unrelated = " + i).join();
            connection.query("SET autocommit = " + i % 2).join();
            connection
                    .query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
                    .join();
            connection.begin().join();
            assertThat(one(connection.query("SELECT ? + 1", i)).getInt(0)).isEqualTo(i + 1);
            connection.commit().join();
        }
        assertThat(prepared() - before).isZero();
    }

    private void assertKeptAsFresh(String change, boolean waits) {
        kept();
        CompletableFuture<?> changing = connection.query(change);
        if (waits) {
            changing.exceptionally(failure -> null).join();
        }
        List<String> kept = kept();
        assertThat(kept).as(change).isEqualTo(fresh());
    }

    private List<String> kept() {
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        STATEMENTS.forEach(sql -> results.add(connection.query(sql, "x")));
        return results.stream().map(KeptVariablesIT::outcome).toList();
    }

    private List<String> fresh() {
        List<String> results = new ArrayList<>();
        STATEMENTS.forEach(sql -> results.add(outcome(connection.query(another(sql), "x"))));
        return results;
    }

    /** The same statement for the server, and another one for the client. */
    private String another(String sql) {
        others++;
        return sql + " -- " + others;
    }

    private void create(String routine) {
        connection.query("CREATE " + String.format(routine, prefix)).join();
    }

    private long prepared() {
        Row row = one(connection, "SHOW SESSION STATUS LIKE 'Com_stmt_prepare'");
        return Long.parseLong(row.getString(1));
    }

    private static Row one(CompletableFuture<QueryResult> result) {
        return result.join().single();
    }

    private static String outcome(CompletableFuture<QueryResult> result) {
        try {
            QueryResult rows = result.join();
            return rows.stream().map(row -> String.valueOf(row.getString(0))).toList() + ", "
                    + rows.columns().get(0).type();
        } catch (CompletionException e) {
            return e.getCause() instanceof MySqlServerException refused
                    ? "error " + refused.code()
                    : e.getCause().toString();
        }
    }
}
