package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.protocol.ColumnType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConvertersTest {

    private static final Column VARCHAR = Column.of(ColumnType.VAR_STRING);
    private static final Column INT = Column.of(ColumnType.LONG);

    /** Two fields in one column, and a type of its own. */
    private record Point(int x, int y) {}

    private static final class PointConverter implements Converter<Point> {

        @Override
        public Class<Point> javaType() {
            return Point.class;
        }

        @Override
        public boolean reads(ColumnInfo column) {
            return column.type() == ColumnType.VAR_STRING;
        }

        @Override
        public Point read(Cell cell) {
            String[] parts = cell.asString().split(",", -1);
            return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public Object write(Point value) {
            return value.x() + "," + value.y();
        }
    }

    private static final Converters POINTS =
            Converters.builder().add(new PointConverter()).build();

    @Test
    void aConverterReadsAndWritesItsType() {
        assertThat(read(POINTS, VARCHAR, "1,2", Point.class)).isEqualTo(new Point(1, 2));
        assertThat(POINTS.encode(new Point(3, 4))).isEqualTo("3,4");
    }

    @Test
    void aConverterServesBothProtocols() {
        Converters converters = Converters.builder()
                .add(Converter.reading(StringBuilder.class, cell -> new StringBuilder().append(cell.asLong())))
                .build();
        CellBytes text = CellBytes.text("258");
        CellBytes binary = CellBytes.hex("02010000");

        assertThat(converters.reader(INT, false).read(text.source, CellBytes.OFFSET, text.length, StringBuilder.class))
                .hasToString("258");
        assertThat(converters
                        .reader(INT, true)
                        .read(binary.source, CellBytes.OFFSET, binary.length, StringBuilder.class))
                .hasToString("258");
    }

    @Test
    void aColumnThatNoConverterReadsIsLeftToTheBuiltIn() {
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(POINTS, INT, "1", Point.class))
                .withMessageContaining("a column of type INT cannot be read as")
                .withMessageContaining("Point");
        assertThat(read(POINTS, INT, "1", Integer.class)).isEqualTo(1);
    }

    @Test
    void aColumnTellsWhatItIsReadAs() {
        ColumnReader text = POINTS.reader(VARCHAR, false);
        ColumnReader number = POINTS.reader(INT, true);

        assertThat(text.reads(Point.class)).isTrue();
        assertThat(text.readsBuiltIn(Point.class)).isFalse();
        assertThat(number.reads(Point.class)).isFalse();
        assertThat(text.reads(TimeUnit.class)).isTrue();
        assertThat(number.reads(TimeUnit.class)).isFalse();
        for (Class<?> type : List.of(Object.class, String.class, long.class, byte[].class, LocalDate.class)) {
            assertThat(number.readsBuiltIn(type)).as(type.getName()).isTrue();
        }
    }

    @Test
    void aConverterThatFailsWhenAskedForItsColumnsFailsTheRead() {
        ConverterFactory failing = new ConverterFactory() {
            @Override
            public <T> @Nullable Converter<T> converterFor(Class<T> type) {
                throw new IllegalStateException("secret");
            }
        };
        ColumnReader reader = Converters.builder().add(failing).build().reader(INT, false);

        assertThat(reader.reads(Point.class)).isTrue();
    }

    @Test
    void theFirstOfSeveralConvertersCountsAndComesBeforeTheBuiltIn() {
        Converters converters = Converters.builder()
                .add(Converter.reading(String.class, cell -> "first"))
                .add(Converter.reading(String.class, cell -> "second"))
                .add(Converter.reading(Integer.class, cell -> 42))
                .build();

        assertThat(read(converters, VARCHAR, "x", String.class)).isEqualTo("first");
        assertThat(read(converters, INT, "1", Integer.class)).isEqualTo(42);
        assertThat(read(converters, INT, "1", int.class)).isEqualTo(42);
    }

    @Test
    void primitivesAndTextAreReadByTheBuiltInWhereNoClassIsNamed() {
        Converters converters = Converters.builder()
                .add(Converter.reading(Integer.class, cell -> 42))
                .add(Converter.reading(String.class, cell -> "other"))
                .build();
        ColumnReader reader = converters.reader(INT, false);
        CellBytes cell = CellBytes.text("7");

        assertThat(reader.readInt(cell.source, CellBytes.OFFSET, cell.length)).isEqualTo(7);
        assertThat(reader.readString(cell.source, CellBytes.OFFSET, cell.length))
                .isEqualTo("7");
        assertThat(reader.read(cell.source, CellBytes.OFFSET, cell.length)).isEqualTo(7);
        assertThat(reader.read(cell.source, CellBytes.OFFSET, cell.length, Object.class))
                .isEqualTo(7);
    }

    @Test
    void whatAConverterThrowsIsWrappedWithoutTheValue() {
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(POINTS, VARCHAR, "31337", Point.class))
                .withMessageContaining("VARCHAR")
                .withMessageContaining("Point")
                .withMessageNotContaining("31337")
                .withCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        // The reader goes on.
        assertThat(read(POINTS, VARCHAR, "1,2", Point.class)).isEqualTo(new Point(1, 2));
    }

    @Test
    void whatFailsInsteadOfChoosingFailsTheReadAlone() {
        Converters converters = Converters.builder()
                .defaultFor(
                        column -> {
                            throw new IllegalArgumentException("31337");
                        },
                        String.class)
                .build();
        ColumnReader reader = converters.reader(INT, false);
        CellBytes cell = CellBytes.text("7");

        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> reader.read(cell.source, CellBytes.OFFSET, cell.length))
                .withMessageNotContaining("31337")
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(reader.readInt(cell.source, CellBytes.OFFSET, cell.length)).isEqualTo(7);
    }

    @Test
    void aConverterMayGiveNull() {
        Converters converters = Converters.builder()
                .add(Converter.reading(String.class, ConvertersTest::emptyToNull))
                .build();

        assertThat(read(converters, VARCHAR, "", String.class)).isNull();
        assertThat(read(converters, VARCHAR, "x", String.class)).isEqualTo("x");
    }

    private static @Nullable String emptyToNull(Cell cell) {
        String text = cell.asString();
        return text.isEmpty() ? null : text;
    }

    @Test
    void aCellIsOverAfterTheCall() {
        List<Cell> kept = new ArrayList<>();
        Converters converters = Converters.builder()
                .add(Converter.reading(Point.class, cell -> {
                    kept.add(cell);
                    return new Point(cell.as(int.class), 0);
                }))
                .build();

        assertThat(read(converters, INT, "5", Point.class)).isEqualTo(new Point(5, 0));
        assertThatIllegalStateException().isThrownBy(() -> kept.get(0).asLong()).withMessageContaining("only during");
        assertThat(kept.get(0).column()).isEqualTo(INT);
    }

    @Test
    void whatIsResolvedIsKept() {
        List<Class<?>> asked = new ArrayList<>();
        Converters converters =
                Converters.builder().add(new CountingFactory(asked)).build();
        ColumnReader reader = converters.reader(INT, false);
        CellBytes cell = CellBytes.text("7");
        for (int i = 0; i < 3; i++) {
            reader.read(cell.source, CellBytes.OFFSET, cell.length, Long.class);
            reader.read(cell.source, CellBytes.OFFSET, cell.length, String.class);
            converters.encode("x");
        }

        assertThat(asked).containsExactly(Long.class, String.class, String.class);
    }

    private record CountingFactory(List<Class<?>> asked) implements ConverterFactory {

        @Override
        public <T> @Nullable Converter<T> converterFor(Class<T> type) {
            asked.add(type);
            return null;
        }
    }

    @Test
    void eachUseOfConvHasItsForm() {
        Converters converters = Converters.builder()
                .defaultFor(ColumnType.NEWDECIMAL, Double.class)
                .defaultFor(ColumnType.TIME, LocalTime.class)
                .defaultFor(column -> column.type() == ColumnType.TINY && column.length() == 1, Boolean.class)
                .defaultFor(ColumnType.DATE, Converter.reading(Object.class, ConvertersTest::dateOrText))
                .defaultFor(column -> column.type() == ColumnType.LONG, String.class)
                .add(new PointConverter())
                .defaultFor(ColumnType.VAR_STRING, Point.class)
                .build();

        assertThat(readDefault(converters, Column.of(ColumnType.NEWDECIMAL), "1.50"))
                .isEqualTo(1.5);
        assertThat(readDefault(converters, Column.of(ColumnType.TIME), "01:02:03"))
                .isEqualTo(LocalTime.of(1, 2, 3));
        assertThat(readDefault(converters, Column.of(ColumnType.TINY).withLength(1), "1"))
                .isEqualTo(true);
        assertThat(readDefault(converters, Column.of(ColumnType.TINY).withLength(4), "1"))
                .isEqualTo(1);
        assertThat(readDefault(converters, Column.of(ColumnType.DATE), "2024-01-02"))
                .isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(readDefault(converters, Column.of(ColumnType.DATE), "2024-00-02"))
                .isEqualTo("2024-00-02");
        assertThat(readDefault(converters, INT, "7")).isEqualTo("7");
        assertThat(readDefault(converters, VARCHAR, "1,2")).isEqualTo(new Point(1, 2));
    }

    private static Object dateOrText(Cell cell) {
        try {
            return cell.as(LocalDate.class);
        } catch (ConversionException e) {
            return cell.asString();
        }
    }

    private static @Nullable Object read(Converters converters, Column column, String text, Class<?> type) {
        CellBytes cell = CellBytes.text(text);
        return converters.reader(column, false).read(cell.source, CellBytes.OFFSET, cell.length, type);
    }

    private static @Nullable Object readDefault(Converters converters, Column column, String text) {
        CellBytes cell = CellBytes.text(text);
        return converters.reader(column, false).read(cell.source, CellBytes.OFFSET, cell.length);
    }
}
