package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.protocol.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Types that are never a default. */
class RequestedTypesTest {

    private static final ColumnDecoder DATETIME = Decoders.of(ColumnType.DATETIME);
    private static final ConversionOptions BERLIN =
            ConversionOptions.builder().timeZone(ZoneId.of("Europe/Berlin")).build();

    @Test
    void pointsInTimeAreReadInTheSessionsZone() {
        CellBytes summer = CellBytes.text("2024-07-01 12:00:00.5");

        assertThat(zoned(summer, Instant.class)).isEqualTo(Instant.parse("2024-07-01T10:00:00.5Z"));
        assertThat(zoned(summer, OffsetDateTime.class)).isEqualTo(OffsetDateTime.parse("2024-07-01T12:00:00.5+02:00"));
        assertThat(zoned(summer, ZonedDateTime.class))
                .isEqualTo(ZonedDateTime.parse("2024-07-01T12:00:00.5+02:00[Europe/Berlin]"));
    }

    @Test
    void withoutAZoneTheOptionIsNamed() {
        CellBytes cell = CellBytes.text("2024-07-01 12:00:00");

        assertRefuses(DATETIME, cell, Instant.class, "DATETIME cannot be read as Instant: the session's time zone");
        assertRefuses(DATETIME, cell, ZonedDateTime.class, "the option timeZone");
    }

    @Test
    void timesThatAZoneSkipsOrHasTwiceAreRefused() {
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> zoned(CellBytes.text("2024-03-31 02:30:00"), Instant.class))
                .withMessageContaining("skips this time");
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> zoned(CellBytes.text("2024-10-27 02:30:00"), OffsetDateTime.class))
                .withMessageContaining("has this time twice");
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> zoned(CellBytes.text("0000-00-00 00:00:00"), Instant.class))
                .withMessageContaining("as Instant: it is a zero or partial date");
    }

    @Test
    void aYearIsAYear() {
        assertThat(CellBytes.text("2024").as(Decoders.of(ColumnType.YEAR), Year.class))
                .isEqualTo(Year.of(2024));
        assertThat(CellBytes.text("0000").as(Decoders.of(ColumnType.YEAR), Year.class))
                .isEqualTo(Year.of(0));
        assertRefuses(Decoders.of(ColumnType.YEAR), CellBytes.text("1000000000"), Year.class, "as Year: it is out of");
        assertRefuses(Decoders.of(ColumnType.LONG), CellBytes.text("2024"), Year.class, "INT cannot be read as");
    }

    @Test
    void namesOfConstantsAreEnums() {
        for (ColumnType type : List.of(ColumnType.ENUM, ColumnType.STRING, ColumnType.VAR_STRING, ColumnType.BLOB)) {
            ColumnDecoder decoder = Decoders.of(type);
            assertThat(CellBytes.text("DAYS").as(decoder, TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
            assertRefuses(
                    decoder,
                    CellBytes.text("days"),
                    TimeUnit.class,
                    "as TimeUnit: the enum has no constant of that name");
        }
        assertRefuses(Decoders.of(ColumnType.SET), CellBytes.text("DAYS"), TimeUnit.class, "SET cannot be read as");
    }

    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void aSetHasItsMembersInTheOrderOfTheColumn() {
        ColumnDecoder set = Decoders.of(ColumnType.SET);

        assertThat((Set<String>) CellBytes.text("b,a").as(set, Set.class)).containsExactly("b", "a");
        assertThat((Set<String>) CellBytes.text("").as(set, Set.class)).isEmpty();
        assertThat((Set<String>) CellBytes.text("é").as(set, Set.class)).isUnmodifiable();
    }

    @Test
    void aBufferIsAReadOnlyCopy() {
        CellBytes cell = CellBytes.hex("0102");
        ByteBuffer buffer = cell.as(Decoders.unsigned(ColumnType.BLOB), ByteBuffer.class);
        cell.source[CellBytes.OFFSET] = 9;

        assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> buffer.put((byte) 0));
        assertThat(cell.as(Decoders.unsigned(ColumnType.BIT), ByteBuffer.class).remaining())
                .isEqualTo(2);
    }

    private static Object zoned(CellBytes cell, Class<?> type) {
        return DATETIME.conversion(type, BERLIN).decode(cell.source, CellBytes.OFFSET, cell.length);
    }
}
