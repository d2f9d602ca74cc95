package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement leaves behind for the next one is not changed by anything that the client sends on its own. */
class RowCountIT extends ServerTest {

    private MySqlConnection connection;
    private String procedure;

    @BeforeEach
    void connectToATable() {
        connection = connect();
        procedure = "rc_" + connection.threadId();
        connection
                .query("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v INT)")
                .join();
        connection.query("INSERT INTO t (v) VALUES (10), (20)").join();
        connection
                .query("CREATE PROCEDURE " + procedure + "(n INT)"
                        + " BEGIN SET time_zone = '+01:00'; UPDATE t SET v = v + n; SELECT no_such_column; END")
                .join();
    }

    @AfterEach
    void dropTheProcedure() {
        connect().query("DROP PROCEDURE IF EXISTS " + procedure).join();
    }

    @Test
    void rowsAreCountedAcrossStatementsThatAreKept() {
        for (int i = 1; i < 5; i++) {
            assertThat(connection.query("UPDATE t SET v = ?", i).join().affectedRows())
                    .isEqualTo(2);
            assertThat(number("SELECT row_count(), ?", 0)).isEqualTo(2);
            connection.query("SELECT ?, 'another'", 0).join();
            assertThat(number("SELECT ROW_COUNT(), ?", 0)).isEqualTo(-1);
        }
    }

    @Test
    void rowsAreCountedThoughTheStatementsOfTheUsersAreInUse() {
        try (PreparedStatement update = connection.prepare("UPDATE t SET v = ?").join();
                PreparedStatement select =
                        connection.prepare("SELECT id FROM t WHERE v < ?").join();
                ServerCursor cursor = select.open(1, 1_000).join()) {
            update.execute(100).join();
            assertThat(number("SELECT ROW_COUNT(), ?", 0)).isEqualTo(2);
            assertThat(cursor.fetch().join()).hasSize(1);
        }
    }

    @Test
    void aFailedCallLeavesTheCountOfAnError() {
        for (int i = 0; i < 3; i++) {
            connection.query("UPDATE t SET v = ?", i).join();
            connection
                    .query("CALL " + procedure + "(?)", 1_000)
                    .exceptionally(failure -> null)
                    .join();
            assertThat(number("SELECT ROW_COUNT(), ?", 0)).isEqualTo(-1);
            assertThat(number("SELECT COUNT(*), ? FROM t WHERE v = " + (i + 1_000), 0))
                    .isEqualTo(2);
        }
    }

    @Test
    void itsWarningsStayForWhoeverAsks() {
        for (boolean text : new boolean[] {true, false}) {
            connection
                    .query("CALL " + procedure + "(1)")
                    .exceptionally(failure -> null)
                    .join();
            QueryResult warnings = text
                    ? connection.query("SHOW WARNINGS").join()
                    : connection.query("SHOW WARNINGS LIMIT 5").join();
            assertThat(warnings.map(row -> row.getInt("Code"))).contains(1054);
        }
        connection
                .query("CALL " + procedure + "(1)")
                .exceptionally(failure -> null)
                .join();
        assertThat(number("SELECT @@error_count")).isEqualTo(1);
    }

    @Test
    void rowsThatAreFoundAndIdsThatAreGivenStay() {
        connection.query("INSERT INTO t (v) VALUES (?)", 30).join();
        connection
                .query("SELECT SQL_CALC_FOUND_ROWS id FROM t WHERE v > ? LIMIT 1", 0)
                .join();
        assertThat(number("SELECT FOUND_ROWS(), ?", 0)).isEqualTo(3);
        connection.query("SELECT SQL_CALC_FOUND_ROWS id FROM t LIMIT 1").join();
        connection
                .query("CALL " + procedure + "(1)")
                .exceptionally(failure -> null)
                .join();
        assertThat(number("SELECT LAST_INSERT_ID(), ?", 0)).isEqualTo(3);
    }

    private long number(String sql, Object... values) {
        return connection.query(sql, values).join().single().getLong(0);
    }
}
