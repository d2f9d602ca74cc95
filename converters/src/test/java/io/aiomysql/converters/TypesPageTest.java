package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The table in docs/types.md is what the decoders do. */
class TypesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "types.md");
    private static final String HEAD = "| column type | Java type | can be read as |\n|---|---|---|\n";

    /** A row of the table: a type as SQL names it, a column of it, and values in the text protocol that show what it can be. */
    private record Sample(String type, Column column, List<String> values) {

        Sample(String type, Column column, String... values) {
            this(type, column, List.of(values));
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            integer("TINYINT", ColumnType.TINY, 0),
            integer("TINYINT UNSIGNED", ColumnType.TINY, 0x20),
            integer("SMALLINT", ColumnType.SHORT, 0),
            integer("SMALLINT UNSIGNED", ColumnType.SHORT, 0x20),
            integer("MEDIUMINT", ColumnType.INT24, 0),
            integer("MEDIUMINT UNSIGNED", ColumnType.INT24, 0x20),
            integer("INT", ColumnType.LONG, 0),
            integer("INT UNSIGNED", ColumnType.LONG, 0x20),
            integer("BIGINT", ColumnType.LONGLONG, 0),
            new Sample("BIGINT UNSIGNED", Column.of(ColumnType.LONGLONG, 0x20, 63), "1", "18446744073709551615"),
            integer("YEAR", ColumnType.YEAR, 0x60),
            new Sample("BIT", Column.of(ColumnType.BIT, 0x20, 63), "\u0001", "\u00E9\u00E9\u00E9\u00E9"),
            new Sample("DECIMAL", Column.of(ColumnType.NEWDECIMAL), "1.0"),
            new Sample("FLOAT", Column.of(ColumnType.FLOAT), "1"),
            new Sample("DOUBLE", Column.of(ColumnType.DOUBLE), "1"),
            new Sample("DATE", Column.of(ColumnType.DATE), "2024-01-02"),
            new Sample("DATETIME", Column.of(ColumnType.DATETIME), "2024-01-02 00:00:00"),
            new Sample("TIMESTAMP", Column.of(ColumnType.TIMESTAMP), "2024-01-02 00:00:00"),
            new Sample("TIME", Column.of(ColumnType.TIME), "01:00:00"),
            text("CHAR", Column.of(ColumnType.STRING)),
            text("VARCHAR", Column.of(ColumnType.VAR_STRING)),
            text("TEXT", Column.of(ColumnType.BLOB)),
            text("ENUM", Column.of(ColumnType.STRING, ColumnFlags.ENUM, Decoders.UTF8MB4)),
            text("SET", Column.of(ColumnType.STRING, ColumnFlags.SET, Decoders.UTF8MB4)),
            new Sample("JSON", Column.of(ColumnType.JSON), "{}"),
            new Sample(
                    "UUID (MariaDB)",
                    Column.of(ColumnType.STRING).withExtendedType("uuid"),
                    "123e4567-e89b-12d3-a456-426614174000"),
            new Sample("INET4 (MariaDB)", Column.of(ColumnType.STRING).withExtendedType("inet4"), "1.2.3.4"),
            new Sample("INET6 (MariaDB)", Column.of(ColumnType.STRING).withExtendedType("inet6"), "::1"),
            binary("BINARY", ColumnType.STRING),
            binary("VARBINARY", ColumnType.VAR_STRING),
            binary("BLOB", ColumnType.BLOB),
            new Sample("VECTOR", Column.of(ColumnType.VECTOR), "1234"),
            new Sample("GEOMETRY", Column.of(ColumnType.GEOMETRY), "123456789"));

    @Test
    void theTableInTheManualIsWhatTheDecodersDo() throws Exception {
        StringBuilder table = new StringBuilder(HEAD);
        for (Sample sample : SAMPLES) {
            table.append("| ")
                    .append(String.join(" | ", sample.type(), defaults(sample), others(sample)))
                    .append(" |\n");
        }
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);

        assertThat(page)
                .as("docs/types.md should have this table:%n%n%s%n", table)
                .contains(table);
    }

    @Test
    void everyTypeHasARow() {
        assertThat(SAMPLES.stream().map(sample -> SqlType.of(sample.column()))).containsExactly(SqlType.values());
    }

    private static Sample integer(String type, ColumnType columnType, int flags) {
        return new Sample(type, Column.of(columnType, flags, Decoders.BINARY), "1");
    }

    private static Sample text(String type, Column column) {
        return new Sample(type, column, "DAYS", "123e4567-e89b-12d3-a456-426614174000");
    }

    private static Sample binary(String type, ColumnType columnType) {
        return new Sample(type, Column.of(columnType, 0, Decoders.BINARY), "0123456789abcdef");
    }

    private static String defaults(Sample sample) {
        ColumnReader reader = reader(sample);
        return String.join(
                " or ",
                sample.values().stream()
                        .map(CellBytes::text)
                        .map(cell -> name(reader.read(cell.source, CellBytes.OFFSET, cell.length)
                                .getClass()))
                        .distinct()
                        .toList());
    }

    private static String others(Sample sample) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : Decoders.WANTED) {
            if (type != Object.class
                    && converts(sample, type)
                    && !defaults(sample).equals(name(type))) {
                names.add(name(type));
            }
        }
        return String.join(", ", names);
    }

    private static boolean converts(Sample sample, Class<?> type) {
        ColumnReader reader = reader(sample);
        for (String value : sample.values()) {
            CellBytes cell = CellBytes.text(value);
            try {
                reader.read(cell.source, CellBytes.OFFSET, cell.length, type);
                return true;
            } catch (ConversionException e) {
                // The next value may.
            }
        }
        return false;
    }

    private static ColumnReader reader(Sample sample) {
        ConversionOptions options =
                ConversionOptions.builder().timeZone(ZoneOffset.UTC).build();
        return Converters.builder().options(options).build().reader(sample.column(), false);
    }

    private static String name(Class<?> type) {
        return type == TimeUnit.class ? "enums" : type.getSimpleName();
    }
}
