package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Points in time as parameters, when statements change the session's time zone. */
class InstantParameterIT extends ServerTest {

    private static final Instant INSTANT = Instant.parse("2024-07-01T12:00:00Z");
    private static final String SECONDS = "SELECT UNIX_TIMESTAMP(ts) FROM points WHERE id = ?";

    @Test
    void inAnotherZoneNothingIsSentUntilTheZoneIsSetBack() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connectToTable(mode);
            connection.query("SET time_zone = '+05:00'").join();

            assertRefused(connection.query("INSERT INTO points VALUES (1, ?)", INSTANT));
            assertRefused(connection.query("INSERT INTO points VALUES (1, ?)", INSTANT.atOffset(ZoneOffset.UTC)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> connection.cursor().mogrify("SELECT ?", INSTANT))
                    .withMessageContaining("time_zone");
            connection
                    .query("INSERT INTO points VALUES (2, ?)", LocalDateTime.of(2024, 7, 1, 17, 0))
                    .join();
            assertThat(seconds(connection, 2)).isEqualTo(INSTANT.getEpochSecond());

            connection.query("SET time_zone = '+00:00'").join();
            connection.query("INSERT INTO points VALUES (3, ?)", INSTANT).join();
            assertThat(seconds(connection, 3)).isEqualTo(INSTANT.getEpochSecond());
        }
    }

    @Test
    void behindAChangeInFlightTheZoneOfTheTurnCounts() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connectToTable(mode);
            CompletableFuture<QueryResult> before = connection.query("INSERT INTO points VALUES (1, ?)", INSTANT);
            CompletableFuture<QueryResult> ahead = connection.query("SET time_zone = '+05:00'");
            CompletableFuture<QueryResult> behind = connection.query("INSERT INTO points VALUES (2, ?)", INSTANT);
            CompletableFuture<QueryResult> back = connection.query("SET time_zone = '+00:00'");
            CompletableFuture<QueryResult> last = connection.query("INSERT INTO points VALUES (3, ?)", INSTANT);

            CompletableFuture.allOf(before, ahead, back, last).join();
            assertThat(before.join().affectedRows()).isEqualTo(1);
            assertRefused(behind);
            assertThat(last.join().affectedRows()).isEqualTo(1);
            assertThat(seconds(connection, 1)).isEqualTo(INSTANT.getEpochSecond());
            assertThat(seconds(connection, 3)).isEqualTo(INSTANT.getEpochSecond());
        }
    }

    @Test
    void aProcedureThatSetsTheZoneAndFailsIsNoticed() {
        MySqlConnection connection = connectToTable(StatementMode.BINARY);
        connection.query("DROP PROCEDURE IF EXISTS five_hours_ahead").join();
        connection
                .query("CREATE PROCEDURE five_hours_ahead()"
                        + " BEGIN SET time_zone = '+05:00'; SIGNAL SQLSTATE '45000'; END")
                .join();
        assertThatThrownBy(() -> connection.query("CALL five_hours_ahead()").join())
                .hasCauseInstanceOf(MySqlServerException.class);

        assertRefused(connection.query("INSERT INTO points VALUES (1, ?)", INSTANT));
        connection.query("DROP PROCEDURE five_hours_ahead").join();
    }

    private MySqlConnection connectToTable(StatementMode mode) {
        MySqlConnection connection = connect(options().timeZone(ZoneOffset.UTC).statementMode(mode));
        connection
                .query("CREATE TEMPORARY TABLE points (id INT, ts TIMESTAMP NULL)")
                .join();
        return connection;
    }

    private static long seconds(MySqlConnection connection, int id) {
        return connection.query(SECONDS, id).join().single().getLong(0);
    }

    private static void assertRefused(CompletableFuture<QueryResult> future) {
        assertThatThrownBy(future::join)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("time_zone");
    }
}
