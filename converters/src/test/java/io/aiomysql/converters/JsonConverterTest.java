package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiomysql.protocol.ColumnType;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonConverterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Converters JSON =
            Converters.builder().add(JsonConverter.of(MAPPER)).build();
    private static final Column COLUMN = Column.of(ColumnType.JSON, 0x90, 63);
    private static final Column TEXT = Column.of(ColumnType.BLOB);

    /** Public accessors are what Jackson looks for. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    record Order(int id, List<String> items) {}

    @Test
    void aJsonColumnIsANodeOrAnyClass() {
        JsonNode node = (JsonNode) read(COLUMN, "{\"id\": 7, \"items\": [\"a\"]}", JsonNode.class);

        assertThat(node.get("id").asInt()).isEqualTo(7);
        assertThat(read(COLUMN, "{\"id\": 7, \"items\": [\"a\"]}", Order.class)).isEqualTo(new Order(7, List.of("a")));
        assertThat(read(COLUMN, "{\"id\": 7}", Map.class)).isEqualTo(Map.of("id", 7));
        assertThat(read(COLUMN, "7", int.class)).isEqualTo(7);
        assertThat(read(COLUMN, "null", Order.class)).isNull();
    }

    @Test
    void nothingOfANumberIsLost() {
        for (String json : List.of("5.7", "-0.5", "9007199254740993.5")) {
            assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> read(COLUMN, json, int.class));
        }
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> read(COLUMN, "5.7", Long.class));
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(COLUMN, "{\"id\": 7.9}", Order.class));
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(COLUMN, "{\"id\": null}", Order.class));
        assertThat(read(COLUMN, "5.7", double.class)).isEqualTo(5.7);
        assertThat(read(COLUMN, "null", Integer.class)).isNull();
    }

    @Test
    void aJsonColumnStaysTextUnlessToldOtherwise() {
        assertThat(read(COLUMN, "[1]", String.class)).isEqualTo("[1]");
        assertThat(read(COLUMN, "[1]", Object.class)).isEqualTo("[1]");
        assertThat(read(COLUMN, "[1]", byte[].class)).isEqualTo(new byte[] {'[', '1', ']'});
        Converters nodes = Converters.builder()
                .add(JsonConverter.of(MAPPER))
                .defaultFor(ColumnType.JSON, JsonNode.class)
                .build();
        assertThat(read(nodes, COLUMN, "[1]", Object.class))
                .isEqualTo(MAPPER.createArrayNode().add(1));
    }

    @Test
    void aTextIsJsonForAClassThatHasNoOtherForm() {
        assertThat(read(TEXT, "{\"id\": 7, \"items\": []}", Order.class)).isEqualTo(new Order(7, List.of()));
        assertThat(read(TEXT.withExtendedFormat("json"), "{}", Map.class)).isEqualTo(Map.of());
        assertThat(read(TEXT, "DAYS", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThat(read(TEXT, "123e4567-e89b-12d3-a456-426614174000", UUID.class))
                .isInstanceOf(UUID.class);
        assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> read(TEXT, "{}", Map.class));
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(Column.of(ColumnType.LONG), "7", Order.class));
    }

    @Test
    void textThatIsNoJsonFailsWithoutShowingIt() {
        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> read(COLUMN, "31337x", Order.class))
                .withMessageContaining("JSON")
                .withMessageContaining("Order")
                .withMessageNotContaining("31337");
    }

    @Test
    void textBehindTheJsonIsRefused() {
        for (String text : List.of("{} {}", "[1] 2", "7 seven", "")) {
            assertThatExceptionOfType(ConversionException.class)
                    .as(text)
                    .isThrownBy(() -> read(TEXT, text, JsonNode.class));
        }
        assertThat(read(TEXT, " {} \n", JsonNode.class)).isEqualTo(MAPPER.createObjectNode());
    }

    @Test
    void nodesAndObjectsAreParametersAsJsonText() {
        assertThat(JSON.encode(MAPPER.createArrayNode().add(1))).isEqualTo("[1]");
        assertThat(JSON.encode(new Order(7, List.of("a")))).isEqualTo("{\"id\":7,\"items\":[\"a\"]}");
    }

    @Test
    void whatParametersKnowIsLeftToThem() {
        Geometry geometry = Geometry.of(0, new byte[5]);
        InputStream stream = new FilterInputStream(InputStream.nullInputStream()) {};
        Reader reader = new FilterReader(Reader.nullReader()) {};
        for (Object parameter : List.of(
                "x",
                7,
                7.5,
                UUID.randomUUID(),
                TimeUnit.DAYS,
                List.of(1),
                Map.of(),
                new int[0],
                geometry,
                stream,
                reader,
                new Characters("x"))) {
            assertThat(JSON.encode(parameter)).isSameAs(parameter);
        }
    }

    /** Text in a class of the user's. */
    private record Characters(String text) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    @Test
    void withoutJacksonTheArtifactIsNamed() throws Exception {
        ClassLoader path = new IsolatedClasses(
                name -> name.startsWith("io.aiomysql.converters."),
                name -> name.startsWith("com.fasterxml."),
                Path.of("no services"));
        Constructor<?> maker = path.loadClass(User.class.getName()).getDeclaredConstructor();
        maker.setAccessible(true);
        Supplier<?> user = (Supplier<?>) maker.newInstance();

        assertThatIllegalStateException()
                .isThrownBy(user::get)
                .withMessageContaining("com.fasterxml.jackson.core:jackson-databind");
    }

    /** A program that uses converters, and JSON, where Jackson is not on the path. */
    static final class User implements Supplier<Object> {

        @Override
        public Object get() {
            assertThat(Converters.defaults().encode(1)).isEqualTo(1);
            return JsonConverter.create();
        }
    }

    private static @Nullable Object read(Column column, String text, Class<?> type) {
        return read(JSON, column, text, type);
    }

    private static @Nullable Object read(Converters converters, Column column, String text, Class<?> type) {
        CellBytes cell = CellBytes.text(text);
        return converters.reader(column, false).read(cell.source, CellBytes.OFFSET, cell.length, type);
    }
}
