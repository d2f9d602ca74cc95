package io.aiomysql;

import static io.aiomysql.RoundTripCase.becomes;
import static io.aiomysql.RoundTripCase.same;

import io.aiomysql.RoundTripCase.Servers;
import io.aiomysql.converters.Geometry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The values of the round trip, by type of column: the limits of each, and what lies at the edges of the encodings. */
final class RoundTripCases {

    private static final BigInteger UNSIGNED_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger BEYOND_LONG = BigInteger.TWO.pow(63);

    /** Lengths have one byte up to 250, three up to 65,535. */
    private static final int[] LENGTHS = {0, 1, 250, 251, 255};

    private static final UUID ID = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");

    private RoundTripCases() {}

    /** A constant of an ENUM. */
    enum Size {
        SMALL,
        LARGE
    }

    static List<RoundTripCase> all() {
        return Stream.of(integers(), numbers(), bits(), dates(), times(), text(), charsets(), bytes(), others())
                .flatMap(cases -> cases)
                .toList();
    }

    private static Stream<RoundTripCase> integers() {
        return Stream.of(
                        same("TINYINT", -128, -1, 0, 127),
                        same("TINYINT UNSIGNED", 0, 128, 255),
                        Stream.of(becomes("TINYINT(1)", true, 1), becomes("TINYINT(1)", false, 0)),
                        same("SMALLINT", -32_768, 0, 32_767),
                        same("SMALLINT UNSIGNED", 0, 32_768, 65_535),
                        same("MEDIUMINT", -8_388_608, -1, 8_388_607),
                        same("MEDIUMINT UNSIGNED", 0, 8_388_608, 16_777_215),
                        same("INT", Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
                        same("INT UNSIGNED", 0L, 2_147_483_648L, 4_294_967_295L),
                        same("BIGINT", Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
                        same("BIGINT UNSIGNED", 0L, Long.MAX_VALUE, BEYOND_LONG, UNSIGNED_MAX))
                .flatMap(cases -> cases);
    }

    private static Stream<RoundTripCase> numbers() {
        return Stream.of(
                        same(
                                "DECIMAL(65,30)",
                                new BigDecimal("9".repeat(35) + "." + "9".repeat(30)),
                                new BigDecimal("-" + "9".repeat(35) + "." + "9".repeat(30)),
                                new BigDecimal("1E-30"),
                                new BigDecimal("0E-30")),
                        same("DECIMAL(65,0)", new BigDecimal("9".repeat(65)), new BigDecimal("-" + "9".repeat(65))),
                        same("DECIMAL(5,2)", new BigDecimal("-0.01"), new BigDecimal("999.99")),
                        same(
                                "FLOAT",
                                -Float.MAX_VALUE,
                                Float.MIN_VALUE,
                                Float.MIN_NORMAL,
                                0f,
                                0.1f,
                                16_777_215f,
                                Float.MAX_VALUE),
                        same(
                                "DOUBLE",
                                -Double.MAX_VALUE,
                                Double.MIN_VALUE,
                                Double.MIN_NORMAL,
                                0d,
                                0.1,
                                9_007_199_254_740_991d,
                                Double.MAX_VALUE))
                .flatMap(cases -> cases);
    }

    private static Stream<RoundTripCase> bits() {
        return Stream.concat(same("BIT(1)", 0L, 1L), same("BIT(64)", 0L, Long.MAX_VALUE, BEYOND_LONG, UNSIGNED_MAX));
    }

    private static Stream<RoundTripCase> dates() {
        LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0);
        LocalDateTime stamp = LocalDateTime.of(2038, 1, 19, 3, 14, 7);
        return Stream.of(
                        Stream.of(0, 1901, 2155).map(year -> becomes("YEAR", Year.of(year), year)),
                        same("DATE", LocalDate.of(0, 1, 1), LocalDate.of(1000, 1, 1), LocalDate.of(9999, 12, 31)),
                        Stream.of(0, 1, 2, 3, 4, 5, 6).flatMap(digits -> {
                            LocalDateTime cut = last.withNano(cut(999_999_000, digits));
                            LocalDateTime first = LocalDate.of(0, 1, 1).atStartOfDay();
                            return same("DATETIME(" + digits + ")", first, noon, noon.plusSeconds(1), cut);
                        }),
                        same("TIMESTAMP(0)", LocalDateTime.of(1970, 1, 1, 0, 0, 1), noon, stamp),
                        same("TIMESTAMP(6)", stamp.withNano(1_000), stamp.withNano(499_999_000)),
                        Stream.of(Instant.EPOCH.plusMillis(1_500), Instant.parse("2024-03-31T01:30:00.123456Z"))
                                .map(point ->
                                        becomes("TIMESTAMP(6)", point, LocalDateTime.ofInstant(point, ZoneOffset.UTC))))
                .flatMap(cases -> cases);
    }

    private static Stream<RoundTripCase> times() {
        Duration longest = Duration.ofHours(838).plusMinutes(59).plusSeconds(59);
        // TemporalParameterIT has the fractions beyond, which MySQL takes in one form only.
        Duration fraction = Duration.ofHours(838).minusNanos(1_000);
        Duration beyondMySql = longest.plusNanos(999_999_000);
        return Stream.of(
                        same("TIME(0)", longest, longest.negated(), Duration.ZERO, Duration.ofSeconds(-1)),
                        same("TIME(0)", Duration.ofDays(1), Duration.ofDays(-34)),
                        same("TIME(6)", fraction, fraction.negated(), Duration.ofNanos(-1_000), Duration.ZERO),
                        Stream.of(
                                becomes("TIME(6)", LocalTime.of(23, 59, 59, 1_000), Duration.ofSeconds(86_399, 1_000))),
                        same("TIME(6)", beyondMySql, beyondMySql.negated()).map(last -> last.on(Servers.MARIADB)))
                .flatMap(cases -> cases);
    }

    private static Stream<RoundTripCase> text() {
        Stream<RoundTripCase> lengths = Arrays.stream(LENGTHS)
                .boxed()
                .flatMap(length ->
                        same("VARCHAR(300) CHARACTER SET utf8mb4", "é".repeat(length / 2) + "x".repeat(length % 2)));
        return Stream.of(
                        lengths,
                        same("CHAR(4) CHARACTER SET utf8mb4", "", "ü😀'\\"),
                        same("TINYTEXT CHARACTER SET utf8mb4", "", "x".repeat(255)),
                        same("TEXT CHARACTER SET utf8mb4", "\0\n\r\u001a\"'`\\%_?:", "x".repeat(65_535)),
                        same("MEDIUMTEXT CHARACTER SET utf8mb4", "😀".repeat(16_384), "x".repeat(65_536)),
                        same("LONGTEXT CHARACTER SET utf8mb4", "", "x".repeat(65_537)))
                .flatMap(cases -> cases);
    }

    /** Text that each character set has; the second byte of some of gbk's characters is a backslash or a letter. */
    private static Stream<RoundTripCase> charsets() {
        return Stream.of("CHAR(20)", "VARCHAR(40)", "TEXT")
                .flatMap(type -> Stream.of(
                                same(type + " CHARACTER SET latin1", "", "Grüße für 5 €"),
                                same(type + " CHARACTER SET cp1251", "Привет №1"),
                                same(type + " CHARACTER SET gbk", "汉字", "誠運縗'\\"),
                                same(type + " CHARACTER SET ucs2", "ü汉Я'\\"),
                                same(type + " CHARACTER SET utf8mb4", "ü汉Я😀"))
                        .flatMap(cases -> cases));
    }

    private static Stream<RoundTripCase> bytes() {
        byte[] padded = {(byte) 0xFF, 0, 0, 0};
        return Stream.of(
                        Stream.of(becomes("BINARY(4)", new byte[] {(byte) 0xFF}, padded)),
                        same("BINARY(4)", new byte[] {'\'', '\\', 0, (byte) 0x80}),
                        Arrays.stream(LENGTHS).boxed().flatMap(length -> same("VARBINARY(300)", pattern(length))),
                        same("TINYBLOB", pattern(0), pattern(255)),
                        same("BLOB", pattern(250), pattern(251), pattern(65_535)),
                        same("MEDIUMBLOB", pattern(0), pattern(65_536)),
                        same("LONGBLOB", pattern(65_535), pattern(65_537)),
                        Stream.of(becomes(
                                "BLOB", ByteBuffer.wrap(pattern(8), 2, 3), Arrays.copyOfRange(pattern(8), 2, 5))))
                .flatMap(cases -> cases);
    }

    private static Stream<RoundTripCase> others() {
        String json = "{\"a\": [1, 2.5, null, true], \"b\": \"ü😀\"}";
        Geometry point = point(0, 1.5, -2);
        float[] vector = {0, -1.5f, 0x1p60f};
        byte[] vectorBytes = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0)
                .putFloat(-1.5f)
                .putFloat(0x1p60f)
                .array();
        return Stream.of(
                        same("ENUM('SMALL','LARGE','ü')", "SMALL", "ü"),
                        Stream.of(becomes("ENUM('SMALL','LARGE','ü')", Size.LARGE, "LARGE")),
                        same("SET('x','y','ü')", "", "x,ü"),
                        same("JSON", json, "[]", "\"\"", "null"),
                        Stream.of(becomes("CHAR(36)", ID, ID.toString())),
                        same("GEOMETRY", point, point(4326, 13.4, 52.5)),
                        same("POINT", point, point(4326, 13.4, 52.5)),
                        Stream.of(becomes("POINT", point.toBytes(), point)),
                        // Stored with the longitude first, which MySQL's functions put second.
                        same("POINT SRID 4326", point(4326, 180, -90)).map(mine -> mine.on(Servers.MYSQL)),
                        same("VECTOR(3)", vector).map(mine -> mine.on(Servers.MYSQL)),
                        Stream.of(becomes("VECTOR(3)", vector, vectorBytes).on(Servers.MARIADB_WITH_VECTORS)),
                        same("UUID", ID).map(mine -> mine.on(Servers.MARIADB)),
                        Stream.of(becomes("UUID", ID.toString(), ID).on(Servers.MARIADB)),
                        same("INET4", "0.0.0.0", "255.255.255.255").map(mine -> mine.on(Servers.MARIADB)),
                        same("INET6", "::", "2001:db8::ff").map(mine -> mine.on(Servers.MARIADB)),
                        Stream.of(
                                becomes("INET4", address(new byte[] {127, 0, 0, 1}), "127.0.0.1")
                                        .on(Servers.MARIADB),
                                becomes("INET6", address(new byte[16]), "::").on(Servers.MARIADB)))
                .flatMap(cases -> cases);
    }

    private static Geometry point(long srid, double x, double y) {
        ByteBuffer wkb = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
        return Geometry.of(
                srid, wkb.put((byte) 1).putInt(1).putDouble(x).putDouble(y).array());
    }

    private static int cut(int nanos, int digits) {
        int unit = (int) Math.pow(10, 9 - digits);
        return nanos / unit * unit;
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 256);
        }
        return bytes;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
