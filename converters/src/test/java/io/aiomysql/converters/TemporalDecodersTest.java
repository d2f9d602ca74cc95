package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalDecodersTest {

    private static final ColumnDecoder DATE = Decoders.of(ColumnType.DATE);
    private static final ColumnDecoder DATETIME = Decoders.of(ColumnType.DATETIME);
    private static final ColumnDecoder TIMESTAMP = Decoders.of(ColumnType.TIMESTAMP);
    private static final ColumnDecoder TIME = Decoders.of(ColumnType.TIME);

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01", "0000-01-01"})
    void datesAreRead(String text) {
        LocalDate expected = LocalDate.parse(text);

        assertThat(CellBytes.text(text).as(DATE)).isEqualTo(expected);
        assertThat(CellBytes.text(text).as(DATE, LocalDateTime.class)).isEqualTo(expected.atStartOfDay());
        assertThat(CellBytes.text(text).as(DATE, String.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29 23:59:59, 2024-02-29T23:59:59",
        "2024-02-29 00:00:00.5, 2024-02-29T00:00:00.5",
        "2024-02-29 00:00:00.05, 2024-02-29T00:00:00.05",
        "2024-02-29 00:00:00.005, 2024-02-29T00:00:00.005",
        "2024-02-29 00:00:00.0005, 2024-02-29T00:00:00.0005",
        "2024-02-29 00:00:00.00005, 2024-02-29T00:00:00.00005",
        "9999-12-31 23:59:59.999999, 9999-12-31T23:59:59.999999",
        "1000-01-01 00:00:00.000000, 1000-01-01T00:00:00"
    })
    void dateTimesAreReadWithUpToSixDecimals(String text, String expected) {
        assertThat(CellBytes.text(text).as(DATETIME)).isEqualTo(LocalDateTime.parse(expected));
        assertThat(CellBytes.text(text).as(TIMESTAMP)).isEqualTo(LocalDateTime.parse(expected));
        assertThat(CellBytes.text(text).as(DATETIME, String.class)).isEqualTo(text);
    }

    @Test
    void aDateTimeIsADateAtMidnightAlone() {
        assertThat(CellBytes.text("2024-05-06 00:00:00.000").as(DATETIME, LocalDate.class))
                .isEqualTo(LocalDate.of(2024, 5, 6));
        assertRefuses(
                DATETIME, CellBytes.text("2024-05-06 00:00:00.001"), LocalDate.class, "as LocalDate: it has a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "2024-00-00", "2024-05-00", "2024-00-05", "0000-00-05"})
    void zeroAndPartialDatesNameTheWayOut(String date) {
        CellBytes cell = CellBytes.text(date);
        CellBytes dateTime = CellBytes.text(date + " 01:02:03.4");

        assertRefuses(DATE, cell, Object.class, "zeroDates(NULL)");
        assertRefuses(DATE, cell, LocalDateTime.class, "zeroDates(NULL)");
        assertRefuses(DATETIME, dateTime, LocalDateTime.class, "zeroDates(NULL)");
        assertRefuses(TIMESTAMP, dateTime, Object.class, "String");
        assertThat(cell.as(DATE, String.class)).isEqualTo(date);
        assertThat(dateTime.as(DATETIME, String.class)).isEqualTo(date + " 01:02:03.4");
        assertThat(DATE.isZeroDate(cell.source, CellBytes.OFFSET, cell.length)).isTrue();
        assertThat(DATETIME.isZeroDate(dateTime.source, CellBytes.OFFSET, dateTime.length))
                .isTrue();
    }

    @Test
    void otherDatesAreNoZeroDates() {
        CellBytes date = CellBytes.text("0000-01-01");
        CellBytes dateTime = CellBytes.text("2024-01-01 00:00:00");

        assertThat(DATE.isZeroDate(date.source, CellBytes.OFFSET, date.length)).isFalse();
        assertThat(DATETIME.isZeroDate(dateTime.source, CellBytes.OFFSET, dateTime.length))
                .isFalse();
        assertThat(TIME.isZeroDate(date.source, CellBytes.OFFSET, date.length)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2007-02-31", "2023-02-29", "2024-04-31"})
    void daysThatDoNotExistAreCalledThat(String text) {
        assertRefuses(DATE, CellBytes.text(text), LocalDate.class, "as LocalDate: it is not a day of the calendar");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, PT0S",
        "-00:00:00, PT0S",
        "-00:30:00, PT-30M",
        "-00:00:00.5, PT-0.5S",
        "-00:00:59.5, PT-59.5S",
        "01:02:03.000004, PT1H2M3.000004S",
        "23:59:59.999999, PT23H59M59.999999S",
        "24:00:00, PT24H",
        "100:00:00, PT100H",
        "838:59:59.999999, PT838H59M59.999999S",
        "-838:59:59.999999, PT-838H-59M-59.999999S"
    })
    void timesAreDurationsOverTheWholeRange(String text, Duration expected) {
        assertThat(CellBytes.text(text).as(TIME)).isEqualTo(expected);
        assertThat(CellBytes.text(text).as(TIME, String.class)).isEqualTo(text);
    }

    @Test
    void aTimeIsATimeOfDayWhereItFits() {
        assertThat(CellBytes.text("23:59:59.999999").as(TIME, LocalTime.class)).isEqualTo("23:59:59.999999");
        assertThat(CellBytes.text("-00:00:00").as(TIME, LocalTime.class)).isEqualTo(LocalTime.MIDNIGHT);
        assertRefuses(TIME, CellBytes.text("24:00:00"), LocalTime.class, "as LocalTime");
        assertRefuses(TIME, CellBytes.text("-00:00:01"), LocalTime.class, "as LocalTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-1-01",
                "2024-01-1",
                "2024-01-01 ",
                "24-01-01",
                "2024/01/01",
                "20240101",
                "2024-13-01",
                "2024-01-32",
                "-024-01-01",
                "2024-0a-01"
            })
    void garbageInADateIsMalformed(String text) {
        assertRefuses(DATE, CellBytes.text(text), LocalDate.class, "malformed");
        assertRefuses(DATE, CellBytes.text(text), LocalDateTime.class, "malformed");
        assertRefuses(DATETIME, CellBytes.text(text), LocalDateTime.class, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "2024-01-01T00:00:00",
                "2024-01-01 24:00:00",
                "2024-01-01 00:60:00",
                "2024-01-01 00:00:60",
                "2024-01-01 00:00",
                "2024-01-01 00:00:00.",
                "2024-01-01 00:00:00.1234567",
                "2024-01-01 00:00:00,5",
                "2024-01-01 00:00:00.12a",
                "2024-01-01 00-00-00",
                "2024-01-01 00:00:00+00:00",
                "2024-01-01 0:00:00"
            })
    void garbageInADateTimeIsMalformed(String text) {
        assertRefuses(DATETIME, CellBytes.text(text), LocalDateTime.class, "malformed");
        assertRefuses(DATETIME, CellBytes.text(text), LocalDate.class, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1:00:00",
                "0001:00:00",
                "839:00:00",
                "00:60:00",
                "00:00:60",
                "00:00",
                "00:00:0",
                "00:00:00.",
                "00:00:00.1234567",
                "+01:00:00",
                "--01:00:00",
                "1 10:00:00",
                "aa:00:00",
                "00:0a:00",
                "00.00.00",
                ":00:00:00",
                "00:00:00 "
            })
    void garbageInATimeIsMalformed(String text) {
        assertRefuses(TIME, CellBytes.text(text), Duration.class, "malformed");
        assertRefuses(TIME, CellBytes.text(text), LocalTime.class, "malformed");
    }

    @Test
    void temporalValuesAreNoNumbers() {
        assertRefuses(DATE, CellBytes.text("2024-01-01"), Integer.class, "a column of type DATE cannot be read as int");
        assertRefuses(
                DATETIME,
                CellBytes.text("2024-01-01 00:00:00"),
                LocalTime.class,
                "DATETIME cannot be read as LocalTime");
        assertRefuses(TIME, CellBytes.text("01:00:00"), LocalDate.class, "TIME cannot be read as LocalDate");
    }

    @Test
    void randomValuesAgreeWithTheJdk() {
        Random random = new Random(6);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
        for (int round = 0; round < 100_000; round++) {
            LocalDateTime value = LocalDate.ofEpochDay(LocalDate.of(1, 1, 1).toEpochDay() + random.nextInt(3_652_059))
                    .atTime(LocalTime.ofNanoOfDay(Math.floorMod(random.nextLong(), 86_400_000_000L) * 1_000));
            String text = format.format(value);
            assertThat(CellBytes.text(text).as(DATETIME)).isEqualTo(value);
            assertThat(CellBytes.text(text.substring(0, 10)).as(DATE)).isEqualTo(value.toLocalDate());
            assertThat(CellBytes.text(text.substring(11)).as(TIME, LocalTime.class))
                    .isEqualTo(value.toLocalTime());
            assertThat(CellBytes.text("-" + text.substring(11)).as(TIME))
                    .isEqualTo(Duration.ofNanos(-value.toLocalTime().toNanoOfDay()));
        }
    }
}
