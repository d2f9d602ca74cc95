package io.aiomysql.converters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes one class by Jackson. */
record JacksonConverter<T>(ObjectMapper mapper, Class<T> javaType) implements Converter<T> {

    @Override
    public boolean reads(ColumnInfo column) {
        return switch (SqlType.of(column)) {
            case JSON -> true;
            case CHAR, VARCHAR, TEXT -> JsonClasses.haveNoOtherForm(javaType);
            default -> false;
        };
    }

    @Override
    public @Nullable T read(Cell cell) {
        try {
            return mapper.readerFor(javaType)
                    .with(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .readValue(cell.asString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object write(T value) {
        if (!JsonClasses.haveNoOtherForm(javaType)) {
            return value;
        }
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
