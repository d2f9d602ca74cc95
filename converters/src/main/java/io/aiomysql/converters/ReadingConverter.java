package io.aiomysql.converters;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A converter made of a function. */
record ReadingConverter<T>(Class<T> javaType, Function<Cell, ? extends @Nullable T> reader) implements Converter<T> {

    @Override
    public @Nullable T read(Cell cell) {
        return reader.apply(cell);
    }
}
