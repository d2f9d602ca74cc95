package io.aiomysql.internal.result;

import static io.aiomysql.internal.result.Columns.row;
import static io.aiomysql.internal.result.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElementTypesTest {

    record Line(int n) {}

    record Lines(List<Line> lines) {}

    record Bounded(Collection<? extends Number> lines) {}

    record Nested(List<List<Line>> lines) {}

    record Any(List<?> lines) {}

    record Texts(List<String> lines) {}

    record Variable<T>(List<T> lines) {}

    record Keys(Map<Line, String> lines) {}

    record Values(Map<String, Line> lines) {}

    @Test
    void elementsOfAnotherClassThanTheComponentsDeclarationAreRefused() {
        Converters texts = Converters.builder()
                .add(Converter.reading(List.class, cell -> Arrays.asList(null, cell.asString())))
                .add(Converter.reading(Collection.class, cell -> List.of(cell.asString())))
                .add(Converter.reading(Map.class, cell -> Map.of(cell.asString(), cell.asString())))
                .build();

        for (Class<?> type : List.of(Lines.class, Bounded.class, Nested.class, Keys.class, Values.class)) {
            assertThatExceptionOfType(MySqlConversionException.class)
                    .isThrownBy(() -> as(texts, type))
                    .withMessageContaining("component 'lines' of " + type.getTypeName())
                    .withMessageContaining("java.lang.String")
                    .withMessageNotContaining("s3cret");
        }
        assertThat(as(texts, Any.class)).isEqualTo(new Any(Arrays.asList(null, "s3cret")));
        assertThat(as(texts, Texts.class)).isEqualTo(new Texts(Arrays.asList(null, "s3cret")));
        assertThat(as(texts, Variable.class)).isEqualTo(new Variable<>(Arrays.asList(null, "s3cret")));
    }

    private static <T> T as(Converters converters, Class<T> type) {
        ColumnDefinition lines = ColumnDefinition.text("lines");
        return row(shape(converters, lines, ColumnDefinition.text("other")), "s3cret", "")
                .as(type);
    }
}
