package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.testkit.server.ServerKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What servers do with temporal parameters that depends on the server and on the form. */
class TemporalParameterIT extends ServerTest {

    /** MySQL's number for a parameter that is out of its type's range. */
    private static final int OUT_OF_RANGE = 1690;

    /** MySQL's number for a literal that it cannot read. */
    private static final int WRONG_VALUE = 1525;

    private static final Duration HOURS_838 = Duration.ofHours(838);

    /** MySQL's last. */
    private static final Duration LAST_WHOLE = HOURS_838.plusMinutes(59).plusSeconds(59);

    private static final Duration LAST = LAST_WHOLE.plusNanos(999_999_000);

    @Test
    void timesUpToTheLast838HoursAndAllWithoutAFractionAreTakenInBothForms() {
        for (Duration time : List.of(HOURS_838.minusNanos(1_000), HOURS_838, LAST_WHOLE)) {
            for (StatementMode mode : StatementMode.values()) {
                assertThat(outcome(mode, time)).isEqualTo(time);
                assertThat(outcome(mode, time.negated())).isEqualTo(time.negated());
            }
        }
    }

    @Test
    void aFractionBehind838HoursIsRefusedByMySqlInTheBinaryProtocolAlone() {
        for (Duration time : List.of(HOURS_838.plusNanos(1_000), LAST_WHOLE.minusNanos(1_000))) {
            for (Duration either : List.of(time, time.negated())) {
                assertThat(outcome(StatementMode.TEXT, either)).isEqualTo(either);
                assertThat(outcome(StatementMode.BINARY, either)).isEqualTo(unlessMySql(either, OUT_OF_RANGE));
            }
        }
    }

    @Test
    void aFractionOfTheLastSecondIsRefusedByMySqlInBothForms() {
        for (Duration time : List.of(LAST_WHOLE.plusNanos(1_000), LAST)) {
            for (Duration either : List.of(time, time.negated())) {
                assertThat(outcome(StatementMode.TEXT, either)).isEqualTo(unlessMySql(either, WRONG_VALUE));
                assertThat(outcome(StatementMode.BINARY, either)).isEqualTo(unlessMySql(either, OUT_OF_RANGE));
            }
        }
    }

    @Test
    void whatIsFinerThanMicrosecondsNeverReachesTheNextSecond() {
        LocalDateTime last = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_999);
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode).timeZone(ZoneOffset.UTC));
            connection
                    .query("CREATE TEMPORARY TABLE fine (a DATETIME(6), b TIMESTAMP(6) NULL, c TIME(6), d TIME(6))")
                    .join();
            connection
                    .query(
                            "INSERT INTO fine VALUES (?, ?, ?, ?)",
                            last,
                            last.toInstant(ZoneOffset.UTC),
                            LocalTime.MAX,
                            Duration.ofNanos(-1_999))
                    .join();
            Row row = one(connection, "SELECT * FROM fine");

            assertThat(row.getLocalDateTime(0)).isEqualTo(last.truncatedTo(ChronoUnit.MICROS));
            assertThat(row.get(1, Instant.class))
                    .isEqualTo(last.toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
            assertThat(row.get(2, LocalTime.class)).isEqualTo(LocalTime.MAX.truncatedTo(ChronoUnit.MICROS));
            assertThat(row.getDuration(3)).isEqualTo(Duration.ofNanos(-1_000));
            assertThat(connection.cursor().mogrify("?", last)).isEqualTo("TIMESTAMP'2024-12-31 23:59:59.999999'");
        }
    }

    @Test
    void inAColumnOfFewerDigitsMySqlRoundsAndMariaDbCutsOff() {
        LocalDateTime half = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 500_000_000);
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            connection.query("CREATE TEMPORARY TABLE coarse (a DATETIME)").join();
            connection.query("INSERT INTO coarse VALUES (?)", half).join();

            assertThat(one(connection, "SELECT a FROM coarse").getLocalDateTime(0))
                    .isEqualTo(unlessMySql(half.withNano(0), LocalDateTime.of(2025, 1, 1, 0, 0)));
        }
    }

    @Test
    void whatIsFinerThanMicrosecondsIsRefusedIfStrict() {
        MySqlConnection connection = connect(options().temporalPrecision(TemporalPrecision.STRICT));

        assertThatThrownBy(() -> connection.query("SELECT ?", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("temporalPrecision(TRUNCATE)");
    }

    @Test
    void aDateTimeInAColumnOfTextHasItsFractionButForAParameterOfMySql() {
        LocalDateTime value = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000);

        assertThat(storedAsText(StatementMode.TEXT, value)).isEqualTo("2024-02-29 01:02:03.000004");
        assertThat(storedAsText(StatementMode.BINARY, value))
                .isEqualTo(unlessMySql("2024-02-29 01:02:03.000004", "2024-02-29 01:02:03"));
    }

    private Object unlessMySql(Object usual, Object ofMySql) {
        return endpoint.kind() == ServerKind.MYSQL ? ofMySql : usual;
    }

    /** What comes back, or the number of the server's error. */
    private Object outcome(StatementMode mode, Duration time) {
        try {
            return row(connect(options().statementMode(mode)), "SELECT ?", time).getDuration(0);
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(MySqlServerException.class);
            return ((MySqlServerException) e.getCause()).code();
        }
    }

    private String storedAsText(StatementMode mode, LocalDateTime value) {
        MySqlConnection connection = connect(options().statementMode(mode));
        connection.query("CREATE TEMPORARY TABLE texts (t VARCHAR(40))").join();
        connection.query("INSERT INTO texts VALUES (?)", value).join();
        return row(connection, "SELECT t FROM texts").getString(0);
    }

    private static Row row(MySqlConnection connection, String sql, Object... parameters) {
        return connection.query(sql, parameters).join().single();
    }
}
