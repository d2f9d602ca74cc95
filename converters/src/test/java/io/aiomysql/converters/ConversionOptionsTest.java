package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversionOptionsTest {

    private static final Column DATE = Column.of(ColumnTypes.DATE);
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
        for (int typeCode : new int[] {ColumnTypes.DATE, ColumnTypes.DATETIME, ColumnTypes.TIMESTAMP}) {
            ColumnReader reader = reader(NULL, Column.of(typeCode), true);
            assertThat(reader.read(new byte[0], 0, 0)).isNull();
            assertThat(reader.read(new byte[] {1, 0, 0, 1}, 0, 4)).isNull();
        }
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
        Column tinyint = Column.of(ColumnTypes.TINY).withLength(1);
        Column unsigned = Column.of(ColumnTypes.TINY, 0x20, 63).withLength(1);
        Column bit = Column.of(ColumnTypes.BIT, 0x20, 63).withLength(1);
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
                ConversionOptions.builder().sessionTimeZone(ZoneOffset.UTC).build();
        Converters converters = Converters.builder()
                .add(Converter.reading(
                        Long.class, cell -> cell.as(Instant.class).getEpochSecond()))
                .build()
                .withOptions(utc);
        CellBytes cell = CellBytes.text("1970-01-01 00:01:00");
        ColumnReader reader = converters.reader(Column.of(ColumnTypes.TIMESTAMP), false);

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
