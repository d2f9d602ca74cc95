package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What values become on real servers, as the options and the user's converters say. */
class ConversionIT extends ServerTest {

    record Money(BigDecimal amount) {}

    record Invoice(long id, Money total, @Nullable LocalDateTime paidAt) {}

    private static final Converter<Money> MONEY =
            Converter.reading(Money.class, cell -> new Money(cell.asBigDecimal()));

    @Test
    void rowsBecomeRecordsWithTheUsersTypesInThem() {
        MySqlConnection connection =
                connect(options().converters(Converters.builder().add(MONEY).build()));

        QueryResult result = connection
                .query("SELECT 7 AS id, CAST('9.90' AS DECIMAL(10,2)) AS total, NULL AS paid_at"
                        + " UNION ALL SELECT 8, 0.5, TIMESTAMP'2024-02-29 12:00:00'")
                .join();

        assertThat(result.rows())
                .extracting(row -> row.as(Invoice.class))
                .containsExactly(
                        new Invoice(7, new Money(new BigDecimal("9.90")), null),
                        new Invoice(8, new Money(new BigDecimal("0.50")), LocalDateTime.of(2024, 2, 29, 12, 0)));
    }

    @Test
    void aConverterThatThrowsFailsThatReadAndNothingElse() {
        Converter<Money> broken = Converter.reading(Money.class, cell -> {
            if (cell.asBigDecimal().signum() < 0) {
                throw new IllegalStateException("no debts");
            }
            return new Money(cell.asBigDecimal());
        });
        MySqlConnection connection = connect(options()
                .converters(Converters.builder()
                        .add(broken)
                        .defaultFor(ColumnType.NEWDECIMAL, Money.class)
                        .build()));

        List<Row> rows = connection
                .query("SELECT -1.5 AS total, 3 AS n UNION ALL SELECT 2.5, 4")
                .join()
                .rows();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> rows.get(0).get("total"))
                    .isInstanceOf(MySqlConversionException.class)
                    .hasMessageContaining("'total'")
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(rows.get(0).getBigDecimal("total")).isEqualByComparingTo("-1.5");
        assertThat(rows.get(0).getInt("n")).isEqualTo(3);
        assertThat(rows.get(1).get("total")).isEqualTo(new Money(new BigDecimal("2.5")));
        assertThat(one(connection, "SELECT 1.5 AS total").get(0)).isEqualTo(new Money(new BigDecimal("1.5")));
    }

    @Test
    void zeroDatesAreErrorsOrNull() {
        for (ZeroDates zeroDates : ZeroDates.values()) {
            MySqlConnection connection = connect(options().sqlMode("").zeroDates(zeroDates));
            connection.query("CREATE TEMPORARY TABLE z (d DATE, t DATETIME)").join();
            connection
                    .query("INSERT INTO z VALUES ('0000-00-00', '2024-05-00 01:02:03')")
                    .join();
            Row row = one(connection, "SELECT d, t FROM z");

            assertThat(row.getString(0)).isEqualTo("0000-00-00");
            assertThat(row.getString(1)).isEqualTo("2024-05-00 01:02:03");
            assertThat(row.isNull(1)).isEqualTo(zeroDates == ZeroDates.NULL);
            if (zeroDates == ZeroDates.NULL) {
                assertThat(row.getLocalDate(0)).isNull();
                assertThat(row.get(1)).isNull();
            } else {
                assertThatThrownBy(() -> row.getLocalDate(0)).hasMessageContaining("zeroDates(NULL)");
            }
        }
    }

    @Test
    void tinyint1AndBit1AreBooleansIfSo() {
        MySqlConnection connection = connect(options().tinyInt1AsBoolean(true));
        connection
                .query("CREATE TEMPORARY TABLE b (a TINYINT(1), b BIT(1), c TINYINT, d BIT(2))")
                .join();
        connection.query("INSERT INTO b VALUES (1, b'0', 1, b'01')").join();
        Row row = one(connection, "SELECT * FROM b");

        assertThat(row.get(0)).isEqualTo(true);
        assertThat(row.get(1)).isEqualTo(false);
        assertThat(row.get(2)).isEqualTo(1);
        assertThat(row.get(3)).isEqualTo(1L);
        assertThat(row.getInt(0)).isEqualTo(1);
    }

    @Test
    void anInstantIsTheSameInEveryTimeZone() {
        Instant instant = Instant.ofEpochSecond(1_700_000_000);
        for (ZoneOffset zone : List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHours(-3))) {
            MySqlConnection connection = connect(options().timeZone(zone));
            connection.query("CREATE TEMPORARY TABLE i (t TIMESTAMP)").join();
            connection.query("INSERT INTO i VALUES (FROM_UNIXTIME(1700000000))").join();
            Row row = one(connection, "SELECT t, @@time_zone FROM i");

            assertThat(row.get(0, Instant.class)).isEqualTo(instant);
            assertThat(row.get(0, OffsetDateTime.class)).isEqualTo(instant.atOffset(zone));
            assertThat(row.getLocalDateTime(0)).isEqualTo(LocalDateTime.ofInstant(instant, zone));
            assertThat(row.getString(1)).isEqualTo(zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId());
            connection.reset().join();
            assertThat(one(connection, "SELECT @@time_zone").getString(0)).isEqualTo(row.getString(1));
        }
    }

    @Test
    void aNamedTimeZoneIsTheServersOrRefusedByIt() {
        ConnectOptionsBuilder berlin = options().timeZone(ZoneId.of("Europe/Berlin"));
        boolean known = !one(connect(), "SELECT CONVERT_TZ('2024-07-01 00:00:00', 'UTC', 'Europe/Berlin')")
                .isNull(0);
        if (known) {
            Row row = one(connect(berlin), "SELECT CAST(FROM_UNIXTIME(1700000000) AS DATETIME), @@time_zone");
            assertThat(row.get(0, Instant.class)).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
            assertThat(row.getString(1)).isEqualTo("Europe/Berlin");
        } else {
            CompletionException refused = catchThrowableOfType(CompletionException.class, () -> connect(berlin));
            assertThat(refused.getCause())
                    .isInstanceOfSatisfying(
                            MySqlServerException.class,
                            e -> assertThat(e.code()).isEqualTo(1298));
        }
    }

    @Test
    void withoutATimeZoneInstantsAreRefusedWithTheOption() {
        Row row = one(connect(), "SELECT TIMESTAMP'2024-01-01 00:00:00'");

        assertThatThrownBy(() -> row.get(0, Instant.class))
                .isInstanceOf(MySqlConversionException.class)
                .hasMessageContaining("the option timeZone");
    }

    @Test
    void swappedUuidsAreReadInTheirOrder() {
        UUID id = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");
        Row row = one(
                connect(options().uuidForm(UuidForm.BINARY_TIME_SWAPPED)),
                "SELECT X'1026BABA6CCD780C95645B8C656024DB', '6ccd780c-baba-1026-9564-5b8c656024db'");

        assertThat(row.get(0, UUID.class)).isEqualTo(id);
        assertThat(row.get(1, UUID.class)).isEqualTo(id);
    }

    @Test
    void aSessionWithoutAnyExtensionOfTheProtocolWorks() {
        long needed = Capabilities.CLIENT_PROTOCOL_41
                | Capabilities.CLIENT_SECURE_CONNECTION
                | Capabilities.CLIENT_PLUGIN_AUTH
                | Capabilities.CLIENT_SSL;
        MySqlConnection connection = connect(options().capabilities(0, ~needed));

        assertThat(one(connection, "SELECT DATABASE()").getString(0))
                .isEqualTo(endpoint.server().database());
        assertThat(connection.query("SELECT 1 UNION SELECT 2").join().rows())
                .extracting(row -> row.getInt(0))
                .containsExactly(1, 2);
        connection.query("CREATE TEMPORARY TABLE plain (v INT)").join();
        assertThat(connection.query("INSERT INTO plain VALUES (1), (2)").join().affectedRows())
                .isEqualTo(2);
        assertThat(connection.isAutocommit()).isTrue();
    }
}
