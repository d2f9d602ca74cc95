package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.protocol.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversionOptionsTest {

    private static final Column DATE = Column.of(ColumnType.DATE);
    private static final ConversionOptions NULL =
            ConversionOptions.builder().zeroDates(ZeroDates.NULL).build();
    private static final ConversionOptions BOOLEAN =
            ConversionOptions.builder().tinyInt1AsBoolean(true).build();

    @Test
    void zeroDatesAreRefusedUnlessTheyAreNull() {
        CellBytes zero = CellBytes.text("0000-00-00");

        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(ConversionOptions.DEFAULTS, DATE, zero, Object.class))
                .withMessageContaining("zeroDates(NULL)");
        assertThat(read(NULL, DATE, zero, Object.class)).isNull();
        assertThat(read(NULL, DATE, zero, LocalDate.class)).isNull();
        assertThat(read(NULL, DATE, zero, String.class)).isEqualTo("0000-00-00");
        assertThat(reader(NULL, DATE, false).readString(zero.source, CellBytes.OFFSET, zero.length))
                .isEqualTo("0000-00-00");
        assertThat(read(NULL, DATE, CellBytes.text("2024-01-02"), Object.class)).isEqualTo(LocalDate.of(2024, 1, 2));
    }

    @Test
    void zeroDatesOfTheBinaryProtocolAreNullToo() {
        for (ColumnType type : List.of(ColumnType.DATE, ColumnType.DATETIME, ColumnType.TIMESTAMP)) {
            ColumnReader reader = reader(NULL, Column.of(type), true);
            assertThat(reader.read(new byte[0], 0, 0)).isNull();
            assertThat(reader.read(new byte[] {1, 0, 0, 1}, 0, 4)).isNull();
        }
    }

    @Test
    void whichDatesAreNullIsToldBeforeTheyAreRead() {
        CellBytes zero = CellBytes.text("2024-00-01");
        CellBytes date = CellBytes.text("2024-01-01");
        ColumnReader nulling = reader(NULL, DATE, false);

        assertThat(nulling.nullsZeroDates()).isTrue();
        assertThat(nulling.isZeroDate(zero.source, CellBytes.OFFSET, zero.length))
                .isTrue();
        assertThat(nulling.isZeroDate(date.source, CellBytes.OFFSET, date.length))
                .isFalse();
        assertThat(reader(ConversionOptions.DEFAULTS, DATE, false).nullsZeroDates())
                .isFalse();
        assertThat(reader(NULL, Column.of(ColumnType.TIME), false).nullsZeroDates())
                .isFalse();
    }

    @Test
    void sixteenBytesAreReadInTheOrderThatUuidsAreWrittenIn() {
        // The example of UUID_TO_BIN in MySQL's manual.
        UUID id = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");
        Column binary = Column.of(ColumnType.STRING, 0, 63);
        CellBytes plain = CellBytes.hex("6CCD780CBABA102695645B8C656024DB");
        CellBytes swapped = CellBytes.hex("1026BABA6CCD780C95645B8C656024DB");

        for (UuidForm form : List.of(UuidForm.TEXT, UuidForm.BINARY)) {
            assertThat(read(ConversionOptions.builder().uuidForm(form).build(), binary, plain, UUID.class))
                    .isEqualTo(id);
        }
        ConversionOptions swapping = ConversionOptions.builder()
                .uuidForm(UuidForm.BINARY_TIME_SWAPPED)
                .build();
        assertThat(read(swapping, binary, swapped, UUID.class)).isEqualTo(id);
        assertThat(read(swapping, Column.of(ColumnType.STRING), CellBytes.text(id.toString()), UUID.class))
                .isEqualTo(id);
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(swapping, binary, CellBytes.hex("00"), UUID.class))
                .withMessageContaining("16 bytes");
    }

    @Test
    void aZeroDateComesToNoConverter() {
        Converters converters = Converters.builder()
                .add(Converter.reading(StringBuilder.class, cell -> new StringBuilder(cell.asString())))
                .options(NULL)
                .build();
        CellBytes zero = CellBytes.text("2024-00-01");

        assertThat(converters.reader(DATE, false).read(zero.source, CellBytes.OFFSET, zero.length, StringBuilder.class))
                .isNull();
    }

    @Test
    void aTinyintOfWidthOneAndABitAreBooleansOnlyWhereNoTypeIsNamed() {
        Column tinyint = Column.of(ColumnType.TINY).withLength(1);
        Column unsigned = Column.of(ColumnType.TINY, 0x20, 63).withLength(1);
        Column bit = Column.of(ColumnType.BIT, 0x20, 63).withLength(1);
        CellBytes two = CellBytes.text("2");

        assertThat(read(BOOLEAN, tinyint, two, Object.class)).isEqualTo(true);
        assertThat(read(BOOLEAN, unsigned, two, Object.class)).isEqualTo(true);
        assertThat(read(BOOLEAN, bit, CellBytes.hex("00"), Object.class)).isEqualTo(false);
        assertThat(reader(BOOLEAN, tinyint, true).read(new byte[] {0}, 0, 1)).isEqualTo(false);
        assertThat(read(BOOLEAN, tinyint, two, Integer.class)).isEqualTo(2);
        assertThat(read(BOOLEAN, tinyint.withLength(4), two, Object.class)).isEqualTo(2);
        assertThat(read(BOOLEAN, bit.withLength(2), CellBytes.hex("01"), Object.class))
                .isEqualTo(1L);
        assertThat(read(ConversionOptions.DEFAULTS, tinyint, two, Object.class)).isEqualTo(2);
    }

    @Test
    void theZoneReachesTheBuiltInConvertersAndTheCells() {
        ConversionOptions utc =
                ConversionOptions.builder().timeZone(ZoneOffset.UTC).build();
        Converters converters = Converters.builder()
                .add(Converter.reading(
                        Long.class, cell -> cell.as(Instant.class).getEpochSecond()))
                .build()
                .withOptions(utc);
        CellBytes cell = CellBytes.text("1970-01-01 00:01:00");
        ColumnReader reader = converters.reader(Column.of(ColumnType.TIMESTAMP), false);

        assertThat(reader.read(cell.source, CellBytes.OFFSET, cell.length, Instant.class))
                .isEqualTo(Instant.ofEpochSecond(60));
        assertThat(reader.read(cell.source, CellBytes.OFFSET, cell.length, Long.class))
                .isEqualTo(60L);
        assertThat(converters.options()).isSameAs(utc);
    }

    private static ColumnReader reader(ConversionOptions options, Column column, boolean binary) {
        return Converters.builder().options(options).build().reader(column, binary);
    }

    private static @Nullable Object read(ConversionOptions options, Column column, CellBytes cell, Class<?> type) {
        return reader(options, column, false).read(cell.source, CellBytes.OFFSET, cell.length, type);
    }
}
