package io.aiomysql.converters.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.Geometry;
import io.aiomysql.protocol.ColumnType;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of parameters in docs/types.md is what {@link Parameters} does. */
class ParametersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "types.md");
    private static final String HEAD = "| Java type | literal | type in the binary protocol |\n|---|---|---|\n";

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT.withTimeZone(ZoneOffset.UTC));
    private static final Parameters WITH_BINARY_UUIDS =
            new Parameters(ParameterOptions.DEFAULT.withUuidForm(UuidForm.BINARY));

    private static final BigInteger UNSIGNED_END = BigInteger.TWO.pow(64);
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1_000);
    private static final Flow.Publisher<ByteBuffer> NOTHING_PUBLISHED = subscriber -> {};
    private static final UUID ID = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");

    /** A row of the table: what it calls the Java types, and a value of each, the first of which shows the literal. */
    private record Sample(String types, List<BoundParameter> values) {

        Sample(String types, @Nullable Object... values) {
            this(types, Arrays.stream(values).map(Sample::bind).toList());
        }

        private static BoundParameter bind(@Nullable Object value) {
            return value instanceof BoundParameter bound ? bound : PARAMETERS.bind(value);
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            new Sample("null", NullParameter.INSTANCE),
            new Sample("Boolean", true),
            new Sample(
                    "Byte, Short, Integer, Long, Year, BigInteger",
                    (byte) 7,
                    (short) 7,
                    7,
                    7L,
                    Year.of(2024),
                    BigInteger.TEN),
            new Sample("BigInteger from 2^63 to 2^64-1", UNSIGNED_END.subtract(BigInteger.ONE), BigInteger.TWO.pow(63)),
            new Sample("BigInteger beyond, BigDecimal", UNSIGNED_END, BigDecimal.ONE),
            new Sample("Float, Double", 1.5f, 1.5),
            new Sample(
                    "String, CharSequence, Character, enums, InetAddress, UUID",
                    "it's",
                    CharBuffer.wrap("x"),
                    'x',
                    TimeUnit.DAYS,
                    InetAddress.getLoopbackAddress(),
                    ID),
            new Sample(
                    "byte[], ByteBuffer, float[], Geometry, UUID by `uuidForm`",
                    new byte[] {'\''},
                    ByteBuffer.allocate(1),
                    new float[1],
                    Geometry.of(0, new byte[5]),
                    WITH_BINARY_UUIDS.bind(ID)),
            new Sample("LocalDate", LocalDate.of(2024, 2, 29)),
            new Sample(
                    "LocalDateTime, Instant, OffsetDateTime, ZonedDateTime",
                    NOON,
                    NOON.toInstant(ZoneOffset.UTC),
                    NOON.atOffset(ZoneOffset.UTC),
                    NOON.atZone(ZoneOffset.UTC)),
            new Sample("LocalTime, Duration", LocalTime.NOON, Duration.ofHours(-838)),
            new Sample("InputStream, Flow.Publisher of ByteBuffer", InputStream.nullInputStream(), NOTHING_PUBLISHED),
            new Sample("Reader", Reader.nullReader()));

    @Test
    void theTableInTheManualIsWhatParametersBecome() throws Exception {
        StringBuilder table = new StringBuilder(HEAD);
        for (Sample sample : SAMPLES) {
            List<String> types = types(sample);
            assertThat(types).as(sample.types()).hasSize(1);
            table.append("| ")
                    .append(String.join(" | ", sample.types(), literal(sample), types.get(0)))
                    .append(" |\n");
        }
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);

        assertThat(page)
                .as("docs/types.md should have this table:%n%n%s%n", table)
                .contains(table);
    }

    private static String literal(Sample sample) {
        BoundParameter first = sample.values().get(0);
        return first.isLongData() ? "none" : "`" + Forms.literal(first, SqlModes.DEFAULT) + "`";
    }

    private static List<String> types(Sample sample) {
        return sample.values().stream()
                .map(value -> ColumnType.of(value.typeCode()) + (value.isUnsigned() ? ", unsigned" : ""))
                .distinct()
                .toList();
    }
}
