package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterConvertersTest {

    private static class Shape {}

    private static final class Circle extends Shape {}

    private record Named<T>(Class<T> javaType, @Nullable String name) implements Converter<T> {

        @Override
        public @Nullable T read(Cell cell) {
            return null;
        }

        @Override
        public @Nullable Object write(T value) {
            if (name != null && name.equals("failing")) {
                throw new IllegalArgumentException("31337");
            }
            return name;
        }
    }

    private record NamedFactory() implements ConverterFactory {

        @Override
        public <T> Converter<T> converterFor(Class<T> type) {
            return new Named<>(type, "factory");
        }
    }

    @Test
    void theExactClassComesBeforeTheFirstAboveItAndThatBeforeAFactory() {
        Converters converters = Converters.builder()
                .add(new NamedFactory())
                .add(new Named<>(Shape.class, "shape"))
                .add(new Named<>(Circle.class, "circle"))
                .build();

        assertThat(converters.encode(new Circle())).isEqualTo("circle");
        assertThat(converters.encode(new Shape())).isEqualTo("shape");
        assertThat(converters.encode(new Shape() {})).isEqualTo("shape");
        assertThat(converters.encode(new Object())).isEqualTo("factory");
    }

    @Test
    void aParameterWithoutAConverterStaysAsItIs() {
        Object unknown = new Object();
        Converters reading = Converters.builder()
                .add(Converter.reading(Integer.class, cell -> 1))
                .add(new Named<>(Circle.class, "circle"))
                .build();

        assertThat(Converters.defaults().encode(unknown)).isSameAs(unknown);
        assertThat(reading.encode(unknown)).isSameAs(unknown);
        assertThat(reading.encode(1234567)).isEqualTo(1234567);
    }

    @Test
    void aConverterMayWriteNull() {
        Converters converters =
                Converters.builder().add(new Named<>(Shape.class, null)).build();

        assertThat(converters.encode(new Shape())).isNull();
    }

    @Test
    void whatAConverterThrowsIsWrappedWithoutTheValue() {
        Converters converters =
                Converters.builder().add(new Named<>(Shape.class, "failing")).build();

        assertThatExceptionOfType(ConversionException.class)
                .isThrownBy(() -> converters.encode(new Shape()))
                .withMessageContaining("Shape failed on a parameter")
                .withMessageNotContaining("31337")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
