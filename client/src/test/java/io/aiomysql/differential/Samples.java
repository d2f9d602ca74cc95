package io.aiomysql.differential;

import io.aiomysql.differential.Sample.Kind;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Values of all classes; texts and integers with what servers read into them: numbers, dates, points in time. */
final class Samples {

    /** A constant of an ENUM. */
    enum Letter {
        a,
        b
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    private static final List<Sample> ALL = Stream.of(
                    of(Kind.NULL, new Object[] {null}),
                    of(Kind.BOOLEAN, true, false),
                    of(Kind.INTEGER, 5, 0, -7, (byte) 1, (short) 30_000, 1L << 40, Long.MIN_VALUE, 20_240_102),
                    of(Kind.INTEGER, 20_240_102_030_405L, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
                    of(Kind.DOUBLE, 1.25, 0.1f, -3.5, 1e300),
                    of(Kind.DECIMAL, decimal("1.25"), decimal("-0.000001"), decimal("12345678901234567890.5")),
                    of(Kind.DECIMAL, decimal("5"), decimal("2E+3")),
                    of(Kind.TEXT, "abc", "", "ABC", "a%", "it's \\ \"so\"", "{\"a\": 1}", "x".repeat(300), Letter.b),
                    of(Kind.TEXT, "5", "2.5", "-5", "1e5", "2024-01-02", "2024-01-02 10:00:00", "é€😀"),
                    of(Kind.BYTES, bytes("ab"), bytes(""), bytes("2.5"), new byte[] {(byte) 0xFF, 0}),
                    Stream.of(new Sample("ByteBuffer cd", Kind.BYTES, true, () -> ByteBuffer.wrap(bytes("cd")))),
                    of(Kind.DATE, LocalDate.of(2024, 1, 2), LocalDate.of(1999, 12, 31)),
                    of(Kind.DATE_TIME, LocalDateTime.of(2024, 1, 2, 3, 4, 5), LocalDateTime.of(2024, 1, 2, 0, 0)),
                    of(Kind.DATE_TIME, LocalDateTime.of(2024, 7, 1, 3, 4, 5, 123_456_000)),
                    of(Kind.TIME, LocalTime.of(10, 30), Duration.ofHours(30).negated(), Duration.ofMillis(1_500)),
                    of(Kind.INSTANT, Instant.parse("2024-07-01T12:00:00Z")),
                    Stream.of(
                            new Sample(
                                    "InputStream 77", Kind.STREAM, true, () -> new ByteArrayInputStream(bytes("77"))),
                            new Sample("Reader abc", Kind.STREAM, true, () -> new StringReader("abc")),
                            new Sample("Reader é", Kind.STREAM, false, () -> new StringReader("é")),
                            new Sample(
                                    "Reader of 70,000", Kind.STREAM, true, () -> new StringReader("y".repeat(70_000)))))
            .flatMap(samples -> samples)
            .toList();

    /** Of each kind the first one, whose text is no number and no date. */
    private static final List<Sample> TAME = Stream.of(Kind.values())
            .map(kind -> ALL.stream()
                    .filter(sample -> sample.kind() == kind)
                    .findFirst()
                    .orElseThrow())
            .filter(Sample::plain)
            .toList();

    private Samples() {}

    static Sample any(Random random, boolean plainOnly) {
        // By kind first, or texts and integers would be most of all.
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<Sample> some = ALL.stream()
                .filter(sample -> sample.kind() == kind && (sample.plain() || !plainOnly))
                .toList();
        return some.isEmpty() ? any(random, plainOnly) : some.get(random.nextInt(some.size()));
    }

    static Sample tame(Random random) {
        return TAME.get(random.nextInt(TAME.size()));
    }

    private static Stream<Sample> of(Kind kind, Object... values) {
        return Stream.of(values).map(value -> Sample.of(kind, value));
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
