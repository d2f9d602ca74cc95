package io.aiomysql.internal.result;

import static io.aiomysql.internal.result.Columns.row;
import static io.aiomysql.internal.result.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Row;
import io.aiomysql.converters.ConversionOptions;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.ConverterFactory;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredRowTest {

    private static final int NEWDECIMAL = 0xF6;
    private static final int DATE = 0x0A;
    private static final int TIME = 0x0B;
    private static final int DATETIME = 0x0C;

    @Test
    void readsEachTypeByIndexAndByName() {
        Row row = row(
                shape(
                        ColumnDefinition.bigint("n"),
                        ColumnDefinition.text("s"),
                        ColumnDefinition.of("d", NEWDECIMAL).charset(63).decimals(2),
                        ColumnDefinition.of("day", DATE).charset(63),
                        ColumnDefinition.of("at", DATETIME).charset(63),
                        ColumnDefinition.of("t", TIME).charset(63)),
                "42",
                "héllo",
                "1.50",
                "2024-02-29",
                "2024-02-29 12:34:56",
                "-01:30:00");

        assertThat(row.size()).isEqualTo(6);
        assertThat(row.get("n")).isEqualTo(42L);
        assertThat(row.get(0, Integer.class)).isEqualTo(42);
        assertThat(row.getInt("n")).isEqualTo(42);
        assertThat(row.getLong(0)).isEqualTo(42L);
        assertThat(row.getShort("n")).isEqualTo((short) 42);
        assertThat(row.getFloat("n")).isEqualTo(42.0f);
        assertThat(row.getDouble("n")).isEqualTo(42.0);
        assertThat(row.getBoolean("n")).isTrue();
        assertThat(row.getString("s")).isEqualTo("héllo");
        assertThat(row.getBytes("s")).isEqualTo("héllo".getBytes(StandardCharsets.UTF_8));
        assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("1.50"));
        assertThat(row.getLocalDate("day")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(row.getLocalDateTime("at")).isEqualTo(LocalDateTime.of(2024, 2, 29, 12, 34, 56));
        assertThat(row.getDuration("t")).isEqualTo(Duration.ofMinutes(-90));
        assertThat(row.isNull("n")).isFalse();
    }

    @Test
    void nullIsNullForObjectsAndAnErrorForPrimitives() {
        Row row = row(shape(ColumnDefinition.bigint("n")), (String) null);

        assertThat(row.isNull(0)).isTrue();
        assertThat(row.get(0)).isNull();
        assertThat(row.get(0, Long.class)).isNull();
        assertThat(row.getString(0)).isNull();
        assertThat(row.getBytes(0)).isNull();
        assertThat(row.getBigDecimal(0)).isNull();
        for (Consumer<Row> read : primitives()) {
            assertThatExceptionOfType(MySqlConversionException.class)
                    .isThrownBy(() -> read.accept(row))
                    .withMessageContainingAll("column 0", "'n'", "LONGLONG", "NULL", "isNull");
        }
    }

    @Test
    void aColumnThatDoesNotExistIsAnIndexError() {
        Row row = row(shape(ColumnDefinition.bigint("n")), "1");

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> row.get(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> row.getInt(-1));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("int", (Consumer<Row>) row -> row.getInt(0)),
                arguments("short", (Consumer<Row>) row -> row.getShort(0)),
                arguments("long", (Consumer<Row>) row -> row.getLong(0)),
                arguments("float", (Consumer<Row>) row -> row.getFloat(0)),
                arguments("double", (Consumer<Row>) row -> row.getDouble(0)),
                arguments("boolean", (Consumer<Row>) row -> row.getBoolean(0)),
                arguments("BigDecimal", (Consumer<Row>) row -> row.getBigDecimal(0)),
                arguments("LocalDate", (Consumer<Row>) row -> row.getLocalDate(0)),
                arguments("LocalDateTime", (Consumer<Row>) row -> row.getLocalDateTime(0)),
                arguments("Duration", (Consumer<Row>) row -> row.getDuration(0)),
                arguments("Thread", (Consumer<Row>) row -> row.get(0, Thread.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String wanted, Consumer<Row> read) {
        Row row = row(shape(ColumnDefinition.text("note")), "s3cret");

        MySqlConversionException e = catchThrowableOfType(MySqlConversionException.class, () -> read.accept(row));

        assertThat(e).hasMessageContainingAll("column 0", "'note'", "VAR_STRING", wanted);
        assertThat(e.isTransient()).isFalse();
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("s3cret");
        }
        assertThat(row.getString(0)).isEqualTo("s3cret");
    }

    @Test
    void aNumberTooLargeForTheTypeIsRefused() {
        Row row = row(shape(ColumnDefinition.bigint("n")), "2147483648");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.getInt(0))
                .withMessageContainingAll("'n'", "LONGLONG", "int")
                .withMessageNotContaining("2147483648");
        assertThat(row.getLong(0)).isEqualTo(2_147_483_648L);
    }

    @Test
    void zeroDatesAreErrorsUnlessTheOptionMakesThemNull() {
        ColumnDefinition column = ColumnDefinition.of("day", DATE).charset(63);
        Converters nulling = Converters.defaults()
                .withOptions(
                        ConversionOptions.builder().zeroDates(ZeroDates.NULL).build());
        Row refused = row(shape(column), "2024-05-00");
        Row isNull = row(shape(nulling, column), "2024-05-00");

        assertThat(refused.isNull(0)).isFalse();
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> refused.getLocalDate(0))
                .withMessageContainingAll("'day'", "zeroDates(NULL)");
        assertThat(isNull.isNull(0)).isTrue();
        assertThat(isNull.get(0)).isNull();
        assertThat(isNull.getLocalDate("day")).isNull();
        assertThat(isNull.getLocalDateTime("day")).isNull();
        assertThat(isNull.toMap()).containsEntry("day", null);
        for (Row row : List.of(refused, isNull)) {
            assertThat(row.getString(0)).isEqualTo("2024-05-00");
        }
        assertThat(row(shape(nulling, column), "2024-05-01").isNull(0)).isFalse();
    }

    @Test
    void aMalformedDateIsAnErrorOfIsNullToo() {
        Converters nulling = Converters.defaults()
                .withOptions(
                        ConversionOptions.builder().zeroDates(ZeroDates.NULL).build());
        Row row = row(shape(nulling, ColumnDefinition.of("day", DATE).charset(63)), "s3cret");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.isNull(0))
                .withMessageContaining("'day'")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void aUsersConverterReadsWhatItIsRegisteredFor() {
        Converters converters = Converters.builder()
                .add(Converter.reading(StringBuilder.class, cell -> new StringBuilder(cell.asString()).reverse()))
                .defaultFor(ColumnType.VAR_STRING, StringBuilder.class)
                .build();
        Row row = row(shape(converters, ColumnDefinition.text("note")), "abc");

        assertThat(row.get(0, StringBuilder.class)).hasToString("cba");
        assertThat(row.get(0)).hasToString("cba").isInstanceOf(StringBuilder.class);
        assertThat(row.getString(0)).isEqualTo("abc");
        assertThat(row(shape(converters, ColumnDefinition.text("note")), (String) null)
                        .get(0))
                .isNull();
    }

    @Test
    void aConverterThatThrowsFailsThatReadAlone() {
        Converters converters = Converters.builder()
                .add(Converter.reading(StringBuilder.class, cell -> {
                    throw new IllegalStateException("broken by " + cell.asString());
                }))
                .build();
        Row row = row(shape(converters, ColumnDefinition.text("note"), ColumnDefinition.bigint("n")), "s3cret", "7");

        for (int i = 0; i < 2; i++) {
            MySqlConversionException e =
                    catchThrowableOfType(MySqlConversionException.class, () -> row.get(0, StringBuilder.class));
            assertThat(e)
                    .hasMessageContainingAll("column 0", "'note'", "StringBuilder", "converter")
                    .hasMessageNotContaining("s3cret")
                    .hasRootCauseInstanceOf(IllegalStateException.class);
            assertThat(row.getString(0)).isEqualTo("s3cret");
            assertThat(row.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void aConverterThatThrowsWhenItIsChosenFailsThatReadAlone() {
        Converters converters = Converters.builder()
                .add(new ConverterFactory() {
                    @Override
                    public <T> Converter<T> converterFor(Class<T> type) {
                        throw new IllegalStateException("broken");
                    }
                })
                .build();
        Row row = row(shape(converters, ColumnDefinition.text("note")), "abc");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.get(0, StringBuilder.class))
                .withMessageContainingAll("'note'", "StringBuilder")
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(row.getString(0)).isEqualTo("abc");
    }

    @Test
    void theMapDropsNoColumn() {
        Row row = row(
                shape(ColumnDefinition.bigint("a"), ColumnDefinition.bigint("a"), ColumnDefinition.bigint("a")),
                "1",
                null,
                "3");

        assertThat(row.toMap()).containsExactly(entry("a", 1L), entry("a_2", null), entry("a_3", 3L));
    }

    @Test
    void theMapNamesTablesWhereColumnsCollide() {
        Row row = row(
                shape(
                        ColumnDefinition.bigint("id").table("shop", "items"),
                        ColumnDefinition.bigint("id").table("shop", "orders"),
                        ColumnDefinition.text("name").table("shop", "items")),
                "1",
                "2",
                "pen");

        assertThat(row.toMap()).containsExactly(entry("items.id", 1L), entry("orders.id", 2L), entry("name", "pen"));
    }

    @Test
    void toStringShowsNoValue() {
        assertThat(row(shape(ColumnDefinition.text("note")), "s3cret").toString())
                .contains("note")
                .doesNotContain("s3cret");
    }

    private static Iterable<Consumer<Row>> primitives() {
        return List.of(
                row -> row.getShort(0),
                row -> row.getInt(0),
                row -> row.getLong(0),
                row -> row.getFloat(0),
                row -> row.getDouble(0),
                row -> row.getBoolean(0));
    }
}
