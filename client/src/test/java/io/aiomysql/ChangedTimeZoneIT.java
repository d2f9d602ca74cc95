package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Points in time in results, when statements change the session's time zone. */
class ChangedTimeZoneIT extends ServerTest {

    private static final Instant INSTANT = Instant.parse("2024-07-01T12:00:00Z");
    private static final String SQL = "SELECT ts FROM points";

    @Test
    void theZoneInForceIsTheOneThatIsUsed() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        for (String zone : List.of("+00:00", "+05:00", "-03:30", "+05:00", "+00:00")) {
            connection.query("SET time_zone = '" + zone + "'").join();
            for (Row row : bothProtocols(connection)) {
                assertThat(row.get(0, Instant.class)).isEqualTo(INSTANT);
                assertThat(row.get(0, OffsetDateTime.class)).isEqualTo(INSTANT.atOffset(ZoneOffset.of(zone)));
                assertThat(row.getLocalDateTime(0)).isEqualTo(LocalDateTime.ofInstant(INSTANT, ZoneOffset.of(zone)));
            }
        }
    }

    @Test
    void statementsInFlightAreReadInTheZoneOfTheirTurn() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        List<CompletableFuture<QueryResult>> changes = new ArrayList<>();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int hours = -5; hours <= 5; hours++) {
            changes.add(
                    connection.query("SET time_zone = '" + (hours < 0 ? "-" : "+") + "0" + Math.abs(hours) + ":00'"));
            results.add(connection.query(SQL));
            results.add(connection.query(SQL + " WHERE id = ?", 1));
        }
        assertThat(changes).allMatch(change -> change.join().rows().isEmpty());
        for (CompletableFuture<QueryResult> result : results) {
            assertThat(result.join().single().get(0, Instant.class)).isEqualTo(INSTANT);
        }
    }

    @Test
    void aZoneThatJavaDoesNotKnowIsRefusedUntilItIsSetBack() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        connection.query("SET time_zone = 'SYSTEM'").join();
        for (Row row : bothProtocols(connection)) {
            assertThatExceptionOfType(MySqlConversionException.class)
                    .isThrownBy(() -> row.get(0, Instant.class))
                    .withMessageContainingAll("time_zone", "set it back", "LocalDateTime", "UNIX_TIMESTAMP");
            assertThat(row.get(0)).isInstanceOf(LocalDateTime.class);
        }

        connection.query("SET time_zone = '+00:00'").join();
        for (Row row : bothProtocols(connection)) {
            assertThat(row.get(0, Instant.class)).isEqualTo(INSTANT);
        }
    }

    @Test
    void aResetRestoresTheZoneOfTheOption() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.ofHours(2)));
        connection.query("SET time_zone = '+05:00'").join();
        connection.reset().join();
        Row row = one(connection, "SELECT FROM_UNIXTIME(" + INSTANT.getEpochSecond() + ")");

        assertThat(row.get(0, OffsetDateTime.class)).isEqualTo(INSTANT.atOffset(ZoneOffset.ofHours(2)));
    }

    @Test
    void withoutTheOptionAZoneThatAStatementSetsIsUsed() {
        MySqlConnection connection = connectToTable(options());
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> one(connection, SQL).get(0, Instant.class));

        connection.query("SET time_zone = '-08:00'").join();
        assertThat(one(connection, SQL).get(0, Instant.class)).isEqualTo(INSTANT);
    }

    @Test
    void whatAProcedureSelectsAfterItHasChangedTheZoneIsRefused() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        connection.query("DROP PROCEDURE IF EXISTS change_zone").join();
        connection
                .query("CREATE PROCEDURE change_zone() BEGIN SELECT ts FROM points; SET time_zone = '+05:00';"
                        + " SELECT ts FROM points; SELECT ts FROM points; END")
                .join();
        List<QueryResult> results =
                connection.query("CALL change_zone()").join().results();

        assertThat(results.get(0).single().get(0, Instant.class)).isEqualTo(INSTANT);
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> results.get(1).single().get(0, Instant.class));
        assertThat(results.get(2).single().get(0, Instant.class)).isEqualTo(INSTANT);
    }

    @Test
    void anInstantIsNotSentIfAFunctionHasChangedTheZoneWhileItsStatementWasPrepared() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        connection.query("DROP FUNCTION IF EXISTS change_zone").join();
        connection
                .query("CREATE FUNCTION change_zone() RETURNS INT DETERMINISTIC"
                        + " BEGIN SET time_zone = '+05:00'; RETURN 1; END")
                .join();
        CompletableFuture<QueryResult> change = connection.query("SELECT change_zone()");
        CompletableFuture<QueryResult> insert = connection.query("INSERT INTO points VALUES (2, ?)", INSTANT);

        assertThat(change.join().single().getInt(0)).isEqualTo(1);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(insert::join)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContainingAll("time zone", "LocalDateTime");
        assertThat(one(connection, "SELECT COUNT(*) FROM points").getInt(0)).isEqualTo(1);
    }

    @Test
    void rowsOfACursorAreReadInTheZoneInWhichTheyWereFetched() {
        MySqlConnection connection = connectToTable(options().timeZone(ZoneOffset.UTC));
        connection.query("INSERT INTO points SELECT id + 1, ts FROM points").join();
        connection.query("INSERT INTO points SELECT id + 2, ts FROM points").join();
        try (PreparedStatement statement = connection.prepare(SQL).join();
                ServerCursor cursor = statement.open(1).join()) {
            assertThat(cursor.fetch().join().get(0).get(0, Instant.class)).isEqualTo(INSTANT);
            connection.query("SET time_zone = '+05:00'").join();
            for (int i = 0; i < 3; i++) {
                assertThat(cursor.fetch().join().get(0).get(0, Instant.class)).isEqualTo(INSTANT);
            }
        }
    }

    private static List<Row> bothProtocols(MySqlConnection connection) {
        return List.of(
                one(connection, SQL),
                connection.query(SQL + " WHERE id = ?", 1).join().single());
    }

    private MySqlConnection connectToTable(ConnectOptionsBuilder options) {
        MySqlConnection connection = connect(options);
        connection.query("DROP TABLE IF EXISTS points").join();
        connection.query("CREATE TABLE points (id INT, ts TIMESTAMP)").join();
        connection
                .query("INSERT INTO points VALUES (1, FROM_UNIXTIME(" + INSTANT.getEpochSecond() + "))")
                .join();
        return connection;
    }
}
