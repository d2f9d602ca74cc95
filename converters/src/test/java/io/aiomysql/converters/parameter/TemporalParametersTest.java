package io.aiomysql.converters.parameter;

import static io.aiomysql.converters.parameter.Forms.assertRefuses;
import static io.aiomysql.converters.parameter.Forms.binary;
import static io.aiomysql.converters.parameter.Forms.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalParametersTest {

    private static final Parameters IN_BERLIN =
            new Parameters(ParameterOptions.DEFAULT.withTimeZone(ZoneId.of("Europe/Berlin")));

    @Test
    void aPointInTimeTellsTheZoneThatItWasBoundIn() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Parameters parameters = new Parameters(ParameterOptions.DEFAULT.withTimeZone(zone));
        Instant instant = Instant.parse("2024-02-29T11:00:00Z");

        for (Object value : List.of(instant, instant.atOffset(ZoneOffset.UTC), instant.atZone(ZoneOffset.UTC))) {
            assertThat(parameters.bind(value).timeZone()).contains(zone);
        }
        for (Object value : List.of(LocalDateTime.of(2024, 2, 29, 12, 0), LocalDate.EPOCH, "text", 1)) {
            assertThat(parameters.bind(value).timeZone()).isEmpty();
        }
    }

    @Test
    void datesAreTypedLiterals() {
        assertThat(literal(LocalDate.of(2024, 2, 29))).isEqualTo("DATE'2024-02-29'");
        assertThat(literal(LocalDate.of(0, 1, 1))).isEqualTo("DATE'0000-01-01'");
        assertThat(literal(LocalDate.of(9999, 12, 31))).isEqualTo("DATE'9999-12-31'");
        assertThat(binary(LocalDate.of(2010, 10, 17))).isEqualTo("0a:04da070a11");
        assertThat(binary(LocalDate.of(0, 1, 1))).isEqualTo("0a:0400000101");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-10-17T19:27:30.000001, 0c:0bda070a11131b1e01000000, 2010-10-17 19:27:30.000001",
        "2010-10-17T19:27:30, 0c:07da070a11131b1e, 2010-10-17 19:27:30",
        "2010-10-17T00:00:00, 0c:04da070a11, 2010-10-17 00:00:00",
        "2010-10-17T00:00:00.5, 0c:0bda070a1100000020a10700, 2010-10-17 00:00:00.500000",
        "9999-12-31T23:59:59.999999, 0c:0b0f270c1f173b3b3f420f00, 9999-12-31 23:59:59.999999"
    })
    void dateTimesAreAsShortAsTheyCanBe(LocalDateTime value, String binary, String text) {
        assertThat(binary(value)).isEqualTo(binary);
        assertThat(literal(value)).isEqualTo("TIMESTAMP'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0b:00, 00:00:00",
        "PT-0.5S, 0b:0c010000000000000020a10700, -00:00:00.500000",
        "PT-1.5S, 0b:0c010000000000000120a10700, -00:00:01.500000",
        "PT-30M, 0b:080100000000001e00, -00:30:00",
        "PT23H59M59.999999S, 0b:0c0000000000173b3b3f420f00, 23:59:59.999999",
        "PT24H, 0b:080001000000000000, 24:00:00",
        "PT100H, 0b:080004000000040000, 100:00:00",
        "PT838H59M59.999999S, 0b:0c0022000000163b3b3f420f00, 838:59:59.999999",
        "PT-838H-59M-59.999999S, 0b:0c0122000000163b3b3f420f00, -838:59:59.999999"
    })
    void aDurationHasItsSignOnTheWhole(Duration value, String binary, String text) {
        assertThat(binary(value)).isEqualTo(binary);
        assertThat(literal(value)).isEqualTo("TIME'" + text + "'");
    }

    @Test
    void aTimeOfDayIsATime() {
        assertThat(binary(LocalTime.of(19, 27, 30))).isEqualTo("0b:080000000000131b1e");
        assertThat(binary(LocalTime.MIDNIGHT)).isEqualTo("0b:00");
        assertThat(literal(LocalTime.of(19, 27, 30, 1_000))).isEqualTo("TIME'19:27:30.000001'");
    }

    @Test
    void instantsAreInTheZoneOfTheSession() {
        Instant instant = Instant.parse("2024-07-01T22:30:00.000001Z");
        String expected = "TIMESTAMP'2024-07-02 00:30:00.000001'";

        assertThat(inBerlin(instant)).isEqualTo(expected);
        assertThat(inBerlin(OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(-5))))
                .isEqualTo(expected);
        assertThat(inBerlin(ZonedDateTime.ofInstant(instant, ZoneId.of("Asia/Tokyo"))))
                .isEqualTo(expected);
        assertThat(inBerlin(Instant.parse("2024-01-01T00:00:00Z"))).isEqualTo("TIMESTAMP'2024-01-01 01:00:00'");
    }

    @Test
    void anInstantWithoutTheZoneOfTheSessionIsRefused() {
        assertRefuses(Instant.EPOCH, "timeZone", "LocalDateTime");
        assertRefuses(OffsetDateTime.MAX, "timeZone");
        assertRefuses(ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "timeZone");
    }

    @Test
    void instantsOutsideTheYearsOfServersAreRefused() {
        for (Object value : new Object[] {
            Instant.MIN, Instant.MAX, OffsetDateTime.MIN, OffsetDateTime.MAX, Instant.parse("9999-12-31T23:30:00Z")
        }) {
            assertThatThrownBy(() -> IN_BERLIN.bind(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0000 to 9999");
        }
        assertThat(inBerlin(Instant.parse("9999-12-31T22:30:00Z"))).isEqualTo("TIMESTAMP'9999-12-31 23:30:00'");
    }

    @Test
    void yearsThatServersDoNotHaveAreRefused() {
        for (Object value : new Object[] {
            LocalDate.of(-1, 12, 31),
            LocalDate.of(10_000, 1, 1),
            LocalDate.MAX,
            LocalDateTime.MIN,
            LocalDateTime.of(10_000, 1, 1, 0, 0),
            Year.of(10_000),
            Year.of(-1)
        }) {
            assertRefuses(value, "0000 to 9999");
        }
    }

    @Test
    void whatIsFinerThanMicrosecondsIsCutOff() {
        assertThat(literal(LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_999)))
                .isEqualTo("TIMESTAMP'2024-12-31 23:59:59.999999'");
        assertThat(binary(LocalDateTime.of(2010, 10, 17, 19, 27, 30, 1_999))).isEqualTo("0c:0bda070a11131b1e01000000");
        assertThat(binary(LocalDateTime.of(2010, 10, 17, 0, 0, 0, 999))).isEqualTo("0c:04da070a11");
        assertThat(literal(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999)))
                .isEqualTo("TIMESTAMP'9999-12-31 23:59:59.999999'");
        assertThat(literal(LocalTime.MAX)).isEqualTo("TIME'23:59:59.999999'");
        assertThat(binary(LocalTime.of(0, 0, 0, 999))).isEqualTo("0b:00");
        assertThat(inBerlin(Instant.parse("2024-07-01T22:30:00.000001999Z")))
                .isEqualTo("TIMESTAMP'2024-07-02 00:30:00.000001'");
        // Before 1970 too, the microsecond that has begun.
        assertThat(inBerlin(Instant.parse("1960-01-01T00:00:00.000001999Z")))
                .isEqualTo("TIMESTAMP'1960-01-01 01:00:00.000001'");
        assertThat(inBerlin(OffsetDateTime.parse("2024-07-01T22:30:00.000001999Z")))
                .isEqualTo("TIMESTAMP'2024-07-02 00:30:00.000001'");
        assertThat(inBerlin(ZonedDateTime.parse("2024-07-01T22:30:00.000001999Z[UTC]")))
                .isEqualTo("TIMESTAMP'2024-07-02 00:30:00.000001'");
    }

    @Test
    void ofANegativeDurationTheMagnitudeIsCutOff() {
        assertThat(literal(Duration.ofNanos(-1_999))).isEqualTo("TIME'-00:00:00.000001'");
        assertThat(binary(Duration.ofNanos(-1_999))).isEqualTo("0b:0c010000000000000001000000");
        assertThat(literal(Duration.ofNanos(-999))).isEqualTo("TIME'00:00:00'");
        assertThat(binary(Duration.ofNanos(-999))).isEqualTo("0b:00");
        assertThat(literal(Duration.ofHours(839).minusNanos(1))).isEqualTo("TIME'838:59:59.999999'");
        assertThat(literal(Duration.ofHours(-839).plusNanos(1))).isEqualTo("TIME'-838:59:59.999999'");
    }

    @Test
    void whatIsFinerThanMicrosecondsIsRefusedIfStrict() {
        Parameters strict = new Parameters(ParameterOptions.DEFAULT
                .withTemporalPrecision(TemporalPrecision.STRICT)
                .withTimeZone(ZoneOffset.UTC)
                .withUuidForm(UuidForm.TEXT));
        for (Object value : new Object[] {
            LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1),
            LocalTime.of(0, 0, 0, 999_999_999),
            Duration.ofNanos(1),
            Duration.ofNanos(-1),
            Duration.ofNanos(-1_001),
            Instant.ofEpochSecond(0, 1),
            Instant.ofEpochSecond(0, 1).atOffset(ZoneOffset.UTC),
            Instant.ofEpochSecond(0, 1).atZone(ZoneOffset.UTC)
        }) {
            assertThatThrownBy(() -> strict.bind(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("truncatedTo(ChronoUnit.MICROS)", "temporalPrecision(TRUNCATE)");
        }
        assertThat(literal(strict.bind(Duration.ofNanos(-1_000)), Forms.BACKSLASHES))
                .isEqualTo("TIME'-00:00:00.000001'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT839H", "PT-839H", "PT839H0.000000001S", "PT-839H-0.000000001S", "PT2562047788015215H"})
    void durationsBeyondTheRangeAreRefused(Duration value) {
        assertRefuses(value, "less than 839 hours");
    }

    @Test
    void durationsAtTheEndsOfJavaAreRefused() {
        assertRefuses(Duration.ofSeconds(Long.MAX_VALUE), "less than 839 hours");
        assertRefuses(Duration.ofSeconds(Long.MIN_VALUE), "less than 839 hours");
    }

    @Test
    void aYearIsANumber() {
        assertThat(literal(Year.of(2024))).isEqualTo("2024");
        assertThat(literal(Year.of(0))).isEqualTo("0");
        assertThat(binary(Year.of(2155))).isEqualTo("08:6b08000000000000");
    }

    @Test
    void aYearThatServersWouldMoveToAnotherCenturyIsRefused() {
        assertRefuses(Year.of(1), "below 100", "Integer");
        assertRefuses(Year.of(99), "below 100");
        assertThat(literal(Year.of(100))).isEqualTo("100");
    }

    private static String inBerlin(Object value) {
        return Forms.literal(IN_BERLIN.bind(value), SqlModes.DEFAULT);
    }
}
