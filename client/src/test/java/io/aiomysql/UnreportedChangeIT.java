package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.ServerKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of the session of which the server says nothing, or not what is in force afterwards. */
class UnreportedChangeIT extends ServerTest {

    private static final String KEPT = "SELECT 'a' || 'b', ?";

    @Test
    void aKeptStatementSeesVariablesThatAreSetWithoutAScope() {
        MySqlConnection connection = connect(options());
        assertThat(connection.query(KEPT, 1).join().single().getString(0)).isEqualTo("0");
        connection.query("SET @@sql_mode = 'PIPES_AS_CONCAT'").join();
        assertThat(connection.query(KEPT, 1).join().single().getString(0)).isEqualTo("ab");
    }

    @Test
    void textIsRefusedWhereTheCharsetWasSetWithoutAScope() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            connection.query("SET @@character_set_client = gbk").join();
            assertThatThrownBy(() -> connection.query("SELECT ?", "ä").join())
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void textIsRefusedWhereReportsWereSwitchedOff() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            connection.query("SET session_track_system_variables = ''").join();
            assertThat(connection.query("SELECT ?", "ä").join().single().getString(0))
                    .isEqualTo("ä");
            connection.query("SET NAMES gbk").join();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> connection.cursor().mogrify("SELECT ?", "ä"));
            assertThatThrownBy(() -> connection.query("SELECT ?", "ä").join())
                    .hasCauseInstanceOf(IllegalStateException.class);
            connection.query("SET NAMES utf8mb4").join();
            assertThat(connection.query("SELECT ?", "ä").join().single().getString(0))
                    .isEqualTo("ä");
        }
    }

    @Test
    void pointsInTimeAreRightAfterChangesThatAreNotReported() {
        for (String change : List.of(
                "SET @@time_zone = '+05:00'",
                "SET @a = 1, @@time_zone = '+05:00'",
                endpoint.kind() == ServerKind.MARIADB
                        ? "SET STATEMENT time_zone = '+05:00' FOR SELECT 1"
                        : "SET time_zone = '+05:00'")) {
            MySqlConnection connection = connect(options().timeZone(ZoneOffset.UTC));
            connection.query("CREATE TEMPORARY TABLE t (at TIMESTAMP NULL)").join();
            connection
                    .query("INSERT INTO t VALUES (?)", Instant.ofEpochSecond(86_400))
                    .join();
            connection.query(change).join();
            assertThat(connection.queryValue(Instant.class, "SELECT at FROM t").join())
                    .isEqualTo(Instant.ofEpochSecond(86_400));
        }
    }

    @Test
    void aKeptStatementSeesADefinitionThatExecuteHasChanged() {
        String sql = "SELECT COALESCE(n, ?), n + ? FROM t";
        MySqlConnection connection = connect(options());
        connection.query("CREATE TEMPORARY TABLE t (n INT)").join();
        connection.query("INSERT INTO t VALUES (1)").join();
        connection.query(sql, "abc", true).join();
        connection
                .query("PREPARE s FROM 'ALTER TABLE t MODIFY n DECIMAL(20,3)'")
                .join();
        connection.query("EXECUTE s").join();

        Row kept = connection.query(sql, "abc", true).join().single();
        Row fresh = connection.query(sql + " ", "abc", true).join().single();
        assertThat(kept.toMap()).isEqualTo(fresh.toMap());
    }

    @Test
    void reportsThatAProcedureSwitchedOffBeforeItFailedAreNotWaitedFor() {
        MySqlConnection connection = connect(options());
        connection.query("DROP PROCEDURE IF EXISTS unreported").join();
        connection
                .query("CREATE PROCEDURE unreported() BEGIN SET SESSION session_track_system_variables = '';"
                        + " SIGNAL SQLSTATE '45000'; END")
                .join();
        assertThatThrownBy(() -> connection.query("CALL unreported()").join())
                .hasCauseInstanceOf(MySqlServerException.class);
        assertThat(connection.query("SELECT ?", 7).join().single().getLong(0)).isEqualTo(7);
        connection.query("DROP PROCEDURE unreported").join();
    }
}
