package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times are the same in both protocols, whatever they are read as. */
class TemporalProtocolsTest {

    private static final List<Class<?>> VALUES = List.of(
            Object.class,
            String.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Duration.class,
            Instant.class);

    private static final Column DATE = Column.of(ColumnType.DATE, 0x80, Decoders.BINARY);
    private static final Column DATETIME = Column.of(ColumnType.DATETIME, 0x80, Decoders.BINARY);
    private static final Column TIMESTAMP = Column.of(ColumnType.TIMESTAMP, 0x80, Decoders.BINARY);
    private static final Column TIME = Column.of(ColumnType.TIME, 0x80, Decoders.BINARY);

    @Test
    void everyDayAndEveryZeroOrWrongDayOfSomeYearsAgrees() {
        Protocols date = new Protocols(DATE);
        Protocols dateTime = new Protocols(DATETIME);
        for (int year : new int[] {0, 1, 1582, 1900, 1970, 2000, 2023, 2024, 2038, 9999}) {
            for (int month = 0; month <= 12; month++) {
                for (int day = 0; day <= 31; day++) {
                    byte[] binary = moment(year, month, day, 0, 0, 0, 0);
                    String text = "%04d-%02d-%02d".formatted(year, month, day);
                    boolean zero = year == 0 && month == 0 && day == 0;
                    byte[] shortest = zero ? new byte[0] : Arrays.copyOf(binary, 4);
                    date.assertAgree(text, shortest, VALUES);
                    dateTime.assertAgree(text + " 00:00:00", shortest, VALUES);
                }
            }
        }
    }

    @Test
    void dateTimesAgreeAtRandomInEveryLengthAndWithEveryNumberOfDecimals() {
        Random random = new Random(16);
        for (int round = 0; round < 6_000; round++) {
            int decimals = random.nextInt(7);
            int[] part = {
                random.nextInt(10_000),
                random.nextInt(13),
                random.nextInt(32),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60)
            };
            int unit = (int) Math.pow(10, 6 - decimals);
            int micros = random.nextInt(1_000_000) / unit * unit;
            String text =
                    "%04d-%02d-%02d %02d:%02d:%02d".formatted(part[0], part[1], part[2], part[3], part[4], part[5])
                            + fraction(micros, decimals);
            byte[] binary = moment(part[0], part[1], part[2], part[3], part[4], part[5], micros);
            Column column = (round % 2 == 0 ? DATETIME : TIMESTAMP).withDecimals(decimals);
            new Protocols(column).assertAgree(text, micros == 0 ? Arrays.copyOf(binary, 7) : binary, VALUES);
        }
    }

    @Test
    void timesAgreeAtRandomOverTheWholeRange() {
        Random random = new Random(17);
        for (int round = 0; round < 6_000; round++) {
            int decimals = random.nextInt(7);
            int hours = random.nextInt(random.nextBoolean() ? 839 : 24);
            int minutes = random.nextInt(60);
            int seconds = random.nextInt(60);
            int unit = (int) Math.pow(10, 6 - decimals);
            int micros = random.nextInt(1_000_000) / unit * unit;
            boolean zero = hours == 0 && minutes == 0 && seconds == 0 && micros == 0;
            boolean negative = random.nextBoolean() && !zero;
            String text = (negative ? "-" : "")
                    + "%02d:%02d:%02d".formatted(hours, minutes, seconds)
                    + fraction(micros, decimals);
            byte[] binary = span(negative, hours / 24, hours % 24, minutes, seconds, micros);
            byte[] shortest = zero ? new byte[0] : micros == 0 ? Arrays.copyOf(binary, 8) : binary;
            new Protocols(TIME.withDecimals(decimals)).assertAgree(text, shortest, VALUES);
        }
    }

    @Test
    void whatIsNotOfferedIsRefusedAlike() {
        byte[] midnight = Arrays.copyOf(moment(2024, 2, 29, 0, 0, 0, 0), 4);
        new Protocols(DATE).assertAgree("2024-02-29", midnight, Decoders.WANTED);
        new Protocols(DATETIME).assertAgree("2024-02-29 00:00:00", midnight, Decoders.WANTED);
        new Protocols(TIME).assertAgree("00:00:00", new byte[0], Decoders.WANTED);
    }

    /** As MySQL 9.7 and MariaDB 11.8 sent them. */
    @ParameterizedTest
    @CsvSource({
        "0x0C, 0, e8070102030405, 2024-01-02 03:04:05",
        "0x0C, 3, e8070102030405c0d40100, 2024-01-02 03:04:05.120",
        "0x0C, 3, '', 0000-00-00 00:00:00.000",
        "0x07, 0, e8070102, 2024-01-02 00:00:00",
        "0x0A, 0, e807021d, 2024-02-29",
        "0x0A, 0, '', 0000-00-00",
        "0x0B, 0, 0101000000010001, -25:00:01",
        "0x0B, 6, 0122000000163b3ba0bb0d00, -838:59:59.900000",
        "0x0B, 6, 0122000000163b3b, -838:59:59.000000",
        "0x0B, 6, '', 00:00:00.000000"
    })
    void realCellsAreWrittenAsTheServersWriteThem(String typeCode, int decimals, String hex, String text) {
        Column column = Column.of(Integer.decode(typeCode)).withDecimals(decimals);

        assertThat(CellBytes.hex(hex).as(BinaryDecoders.forColumn(column), String.class))
                .isEqualTo(text);
    }

    @Test
    void aFractionIsNeverCutOffByTheColumnsDecimals() {
        byte[] cell = moment(2024, 1, 2, 3, 4, 5, 120_400);

        assertThat(CellBytes.of(cell).as(BinaryDecoders.forColumn(DATETIME.withDecimals(1)), String.class))
                .isEqualTo("2024-01-02 03:04:05.1204");
        assertThat(CellBytes.of(cell).as(BinaryDecoders.forColumn(DATETIME.withDecimals(31)), String.class))
                .isEqualTo("2024-01-02 03:04:05.120400");
        assertThat(CellBytes.hex("e8070102").as(BinaryDecoders.forColumn(DATETIME.withDecimals(31)), String.class))
                .isEqualTo("2024-01-02 00:00:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e8",
                "e80701",
                "e807010200",
                "e807010203040500",
                "e8070102030405c0d4010000",
                "10270101",
                "e8070d01",
                "e8070120",
                "e8070101180000",
                "e8070101003c00",
                "e807010100003c",
                "e807010100000040420f00"
            })
    void garbageInADateTimeIsMalformed(String hex) {
        assertRefuses(BinaryDecoders.forColumn(DATETIME), CellBytes.hex(hex), Object.class, "malformed");
        assertRefuses(BinaryDecoders.forColumn(DATE), CellBytes.hex(hex), Object.class, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00000000000000",
                "000000000000000000",
                "000000000000000040420f00",
                "0200000000000000",
                "0023000000000000",
                "00ffffffff000000",
                "0000000000180000",
                "0000000000003c00",
                "000000000000003c",
                "0022000000170000"
            })
    void garbageInATimeIsMalformed(String hex) {
        assertRefuses(BinaryDecoders.forColumn(TIME), CellBytes.hex(hex), Object.class, "malformed");
        assertRefuses(BinaryDecoders.forColumn(TIME), CellBytes.hex(hex), String.class, "malformed");
    }

    @Test
    void aDateWithATimeOfDayIsMalformed() {
        assertRefuses(BinaryDecoders.forColumn(DATE), CellBytes.hex("e8070101000001"), Object.class, "malformed");
        assertThat(CellBytes.hex("e8070101000000").as(BinaryDecoders.forColumn(DATE)))
                .isEqualTo(LocalDate.of(2024, 1, 1));
    }

    private static String fraction(int micros, int decimals) {
        return decimals == 0 ? "" : "." + "%06d".formatted(micros).substring(0, decimals);
    }

    private static byte[] moment(int... part) {
        return ByteBuffer.allocate(11)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) part[0])
                .put((byte) part[1])
                .put((byte) part[2])
                .put((byte) part[3])
                .put((byte) part[4])
                .put((byte) part[5])
                .putInt(part[6])
                .array();
    }

    private static byte[] span(boolean negative, int... part) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) (negative ? 1 : 0))
                .putInt(part[0])
                .put((byte) part[1])
                .put((byte) part[2])
                .put((byte) part[3])
                .putInt(part[4])
                .array();
    }
}
