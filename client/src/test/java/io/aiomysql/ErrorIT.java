package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.testkit.server.ServerKind;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the errors of real servers are called, whose fault they are, and what to do. */
class ErrorIT extends ServerTest {

    @Test
    void aDuplicateIsToldInTheMessageAndByItsKey() {
        MySqlConnection connection = connect();
        run(
                connection,
                "CREATE TEMPORARY TABLE item (id INT PRIMARY KEY, name VARCHAR(40), UNIQUE KEY uq_name (name))");
        run(connection, "INSERT INTO item VALUES (1, ?)", "x' for key 'y");

        MySqlServerException duplicate = refusal(connection.query("INSERT INTO item VALUES (2, ?)", "x' for key 'y"));

        assertThat(duplicate).hasMessageContainingAll("x' for key 'y", "uq_name'", " (ER_DUP_ENTRY 1062, 23000)");
        assertThat(duplicate.isDuplicateKey()).isTrue();
        assertThat(duplicate.constraintName()).contains("uq_name");
        assertThat(refusal(connection.query("INSERT INTO item VALUES (1, 'z')")).constraintName())
                .contains("PRIMARY");
    }

    @Test
    void constraintsAreNamed() {
        MySqlConnection connection = connect();
        String parent = "parent_" + connection.threadId();
        String child = "child_" + connection.threadId();
        run(connection, "CREATE TABLE " + parent + " (id INT PRIMARY KEY)");
        run(
                connection,
                "CREATE TABLE " + child + " (p INT, c INT CHECK (c < 5), CONSTRAINT `f``k.'" + child
                        + "` FOREIGN KEY (p) REFERENCES " + parent + " (id), CONSTRAINT `c``h.'" + child
                        + "` CHECK (p <> 7))");
        try {
            run(connection, "INSERT INTO " + parent + " VALUES (1)");
            run(connection, "INSERT INTO " + child + " VALUES (1, 1)");

            for (String wrong : new String[] {
                "INSERT INTO " + child + " VALUES (3, 1)", "DELETE FROM " + parent, "UPDATE " + parent + " SET id = 4"
            }) {
                MySqlServerException error = refusal(connection.query(wrong));
                assertThat(error.constraintKind()).contains(ConstraintKind.FOREIGN_KEY);
                assertThat(error.constraintName()).contains("f`k.'" + child);
            }
            MySqlServerException check = refusal(connection.query("INSERT INTO " + child + " VALUES (7, 1)"));
            assertThat(check.constraintKind()).contains(ConstraintKind.CHECK);
            assertThat(check.category()).isEqualTo(ErrorCategory.INTEGRITY);
            assertThat(check.constraintName()).contains("c`h.'" + child);
            assertThat(refusal(connection.query("INSERT INTO " + child + " VALUES (1, 9)"))
                            .constraintName())
                    .contains(isMySql() ? child + "_chk_1" : "c");
            run(connection, "SET lc_messages = 'de_DE'");
            assertThat(refusal(connection.query("DELETE FROM " + parent)).constraintName())
                    .contains("f`k.'" + child);
        } finally {
            run(connection, "DROP TABLE " + child + ", " + parent);
        }
    }

    @Test
    void whatIsSaidInAnotherLanguageIsNoName() {
        MySqlConnection connection = connect();
        run(connection, "CREATE TEMPORARY TABLE item (id INT PRIMARY KEY)");
        run(connection, "INSERT INTO item VALUES (1)");
        run(connection, "SET lc_messages = 'fr_FR'");

        MySqlServerException duplicate = refusal(connection.query("INSERT INTO item VALUES (1)"));

        assertThat(duplicate.isDuplicateKey()).isTrue();
        assertThat(duplicate.constraintName()).isEmpty();
    }

    @Test
    void theServersTextIsLeftOut() {
        MySqlConnection connection = connect(options().errorDetail(ErrorDetail.CODE));
        run(connection, "CREATE TEMPORARY TABLE item (id VARCHAR(20) PRIMARY KEY)");
        run(connection, "INSERT INTO item VALUES ('s3cret')");

        for (CompletableFuture<?> refused : List.of(
                connection.query("INSERT INTO item VALUES ('s3cret')"),
                connection.query("INSERT INTO item VALUES (?)", "s3cret"),
                connection.query("SELECT 1 FROM s3cret WHERE 1 = ?", 1),
                connection.prepare("SELECT s3cret"),
                connection.selectDatabase("s3cret"))) {
            MySqlServerException error = refusal(refused);
            assertThat(error.getMessage()).doesNotContain("s3cret").contains("ER_");
            assertThat(error.serverMessage()).contains("s3cret");
        }
    }

    @Test
    void aReadOnlyServerIsTold() {
        MySqlConnection admin = connect();
        String table = "readonly_" + admin.threadId();
        String insert = "INSERT INTO " + table + " VALUES (1)";
        run(admin, "CREATE TABLE " + table + " (id INT)");
        String user = Accounts.create(admin, endpoint.server().database(), "pw");
        run(admin, "SET GLOBAL read_only = 1");
        try {
            MySqlServerException error =
                    refusal(connect(options().user(user).password("pw")).query(insert));
            assertThat(error.code()).isEqualTo(1290);
            assertThat(error.isReadOnlyServer()).isTrue();
            assertThat(error.isTransient()).isTrue();
        } finally {
            run(admin, "SET GLOBAL read_only = 0");
        }
        run(admin, "START TRANSACTION READ ONLY");
        MySqlServerException ofTransaction = refusal(admin.query(insert));
        assertThat(ofTransaction.code()).isEqualTo(1792);
        assertThat(ofTransaction.isReadOnlyServer()).isFalse();
        run(admin, "ROLLBACK");
        run(admin, "DROP TABLE " + table);
    }

    @Test
    void aLockWaitThatEndsIsTold() {
        MySqlConnection first = connect();
        MySqlConnection second = connect();
        String table = "locked_" + first.threadId();
        run(first, "CREATE TABLE " + table + " (id INT PRIMARY KEY) ENGINE = InnoDB");
        run(first, "INSERT INTO " + table + " VALUES (1)");
        try {
            run(first, "BEGIN");
            run(first, "SELECT * FROM " + table + " FOR UPDATE");
            MySqlServerException error = refusal(second.query("SELECT * FROM " + table + " FOR UPDATE NOWAIT"));
            assertThat(error.isLockWaitTimeout()).isTrue();
            assertThat(error.isDeadlock()).isFalse();
            assertThat(error.isTransient()).isTrue();
        } finally {
            run(first, "ROLLBACK");
            run(first, "DROP TABLE " + table);
        }
    }

    @Test
    void theSameMistakeHasTheSameCategoryOnBothServers() {
        MySqlConnection connection = connect();
        run(
                connection,
                "CREATE TEMPORARY TABLE m (id INT PRIMARY KEY, l VARCHAR(9) CHARACTER SET latin1, n TINYINT, g POINT)");

        assertThat(category(connection, "UPDATE m SET l = ?", "x")).isNull();
        assertThat(category(connection, "INSERT INTO m (id, l) VALUES (1, ?)", "\uD83D\uDE00"))
                .isEqualTo(ErrorCategory.DATA);
        assertThat(category(connection, "INSERT INTO m (id, n) VALUES (1, ?)", "x"))
                .isEqualTo(ErrorCategory.DATA);
        assertThat(category(connection, "INSERT INTO m (id, g) VALUES (1, 'x')"))
                .isEqualTo(ErrorCategory.DATA);
        assertThat(category(connection, "SELECT id FROM m a, m b")).isNotEqualTo(ErrorCategory.INTEGRITY);
        assertThat(category(connection, "SELECT 'a' REGEXP '('")).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(connection, "SELECT @@no_such_variable")).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(connection, "SELECT row_number() OVER nope")).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(connection, "DROP VIEW no_such_view")).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(connection, "SELECT sum(sum(1))")).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(
                        connection, "SELECT _utf8mb4'a' COLLATE utf8mb4_bin = _utf8mb4'a' COLLATE utf8mb4_general_ci"))
                .isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(category(connection, "LOAD DATA LOCAL INFILE '/x' INTO TABLE m"))
                .isEqualTo(ErrorCategory.NOT_SUPPORTED);
    }

    @Test
    void tooManyPlaceholdersAreTheCallersMistake() {
        String marks = String.join(",", Collections.nCopies(65_536, "?"));
        MySqlServerException error = refusal(connect().prepare("SELECT " + marks));

        assertThat(error.code()).isEqualTo(1390);
        assertThat(error.category()).isEqualTo(ErrorCategory.PROGRAMMING);
        assertThat(error).hasMessageContaining("65,535");
    }

    @Test
    void whatIsPreparedInVainTellsWhatToDo() {
        MySqlConnection connection = connect();

        assertThat(refusal(connection.query("SELECT ?; SELECT 2", 1)))
                .hasMessageContainingAll("ER_PARSE_ERROR 1064", "allowMultiStatements(true)");
        assertThat(refusal(connection.query("SELECT ? FROM WHERE", 1)))
                .hasMessageNotContaining("allowMultiStatements(true)");
        if (isMySql()) {
            assertThat(refusal(connection.prepare("LOCK TABLES x READ")))
                    .hasMessageContainingAll("ER_UNSUPPORTED_PS 1295", "statementMode(TEXT)");
        }
    }

    @Test
    void whatMySqlDoesNotTakeAsAParameterTellsWhatToDo() {
        MySqlConnection connection = connect();
        run(connection, "CREATE TEMPORARY TABLE j (v JSON)");
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);

        for (Object limit : new Object[] {new BigDecimal("1"), 1.0}) {
            Throwable failed = catchThrowable(connection.query("SELECT 1 LIMIT ?", limit)::join);
            if (isMySql()) {
                assertThat(failed.getCause()).hasMessageContainingAll("ER_WRONG_ARGUMENTS 1210", "whole numbers");
            } else {
                assertThat(failed).isNull();
            }
        }
        for (Object bytes : new Object[] {json, new ByteArrayInputStream(json)}) {
            Throwable failed = catchThrowable(connection.query("INSERT INTO j VALUES (?)", bytes)::join);
            if (isMySql()) {
                assertThat(failed.getCause()).hasMessageContainingAll("3144", "send a String or a Reader");
            } else {
                assertThat(failed).isNull();
            }
        }
    }

    @Test
    void theNamesAreThoseOfTheServer() {
        MySqlConnection connection = connect();
        if (isMySql()) {
            for (Row row : connection
                    .query(
                            "SELECT error_number, error_name FROM performance_schema.events_errors_summary_global_by_error"
                                    + " WHERE error_number < 10000")
                    .join()) {
                assertThat(ErrorNames.find(row.getInt(0), ServerFamily.MYSQL))
                        .as("name of %s", row.getInt(0))
                        .isEqualTo(row.getString(1).replaceFirst("^OBSOLETE_", ""));
            }
        } else {
            // MariaDB does not list its errors; those here are raised by what their names say.
            assertThat(symbol(connection, "SELECT row(1, 2) = 1"))
                    .isEqualTo("ER_ILLEGAL_PARAMETER_DATA_TYPES2_FOR_OPERATION");
            assertThat(symbol(connection, "DROP VIEW no_such_view")).isEqualTo("ER_UNKNOWN_VIEW");
            assertThat(symbol(connection, "CREATE TABLE x (a no_such_type)")).isEqualTo("ER_UNKNOWN_DATA_TYPE");
            assertThat(symbol(connection, "SET STATEMENT max_statement_time = 0.01 FOR SELECT sleep(10)"))
                    .isEqualTo("ER_STATEMENT_TIMEOUT");
        }
    }

    private boolean isMySql() {
        return endpoint.kind() == ServerKind.MYSQL;
    }

    private static void run(MySqlConnection connection, String sql, Object... parameters) {
        connection.query(sql, parameters).join();
    }

    private static MySqlServerException refusal(CompletableFuture<?> refused) {
        Throwable failed = catchThrowable(refused::join);
        assertThat(failed).hasCauseInstanceOf(MySqlServerException.class);
        return (MySqlServerException) failed.getCause();
    }

    private static ErrorCategory category(MySqlConnection connection, String sql, Object... parameters) {
        Throwable failed = catchThrowable(connection.query(sql, parameters)::join);
        return failed == null ? null : ((MySqlServerException) failed.getCause()).category();
    }

    private static String symbol(MySqlConnection connection, String sql) {
        return refusal(connection.query(sql)).symbol().orElseThrow();
    }
}
