package io.aiomysql.converters;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON columns as any class that Jackson knows, such as JsonNode or a record, and writes parameters as JSON text.
 * Needs the dependency {@code com.fasterxml.jackson.core:jackson-databind}; no class of it is loaded before this class
 * is used.
 *
 * <p>It reads columns of type JSON; and columns of type CHAR, VARCHAR and TEXT if the class is neither an enum nor a
 * class of the JDK, because MariaDB's JSON is a TEXT. However the mapper is configured, it refuses text after the JSON
 * value, a number with a fraction for an integer, and null, or nothing, for a primitive. Where no type is asked for, a
 * JSON column is read as a String, unless {@link ConvertersBuilder#defaultFor} says otherwise. It can always be read as
 * String and as bytes.
 *
 * <p>It writes every parameter whose class has no other converter and is not an enum, an array, a CharSequence, an
 * InputStream, a Reader or a class of the JDK. To send an object of a class of the JDK as JSON, such as a Map, make a
 * JsonNode of it: {@code mapper.valueToTree(map)}.
 */
public final class JsonConverter implements ConverterFactory {

    private final ObjectMapper mapper;

    private JsonConverter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Makes a converter that uses a mapper of the user's.
     *
     * @param mapper the mapper, whose configuration must not change afterwards
     * @return the converter
     */
    public static JsonConverter of(ObjectMapper mapper) {
        return new JsonConverter(Objects.requireNonNull(mapper, "mapper"));
    }

    /**
     * Makes a converter that uses a mapper with the default configuration.
     *
     * @return the converter
     * @throws IllegalStateException if Jackson is not on the path
     */
    public static JsonConverter create() {
        try {
            return new JsonConverter(new ObjectMapper());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "JsonConverter needs Jackson: add the dependency com.fasterxml.jackson.core:jackson-databind", e);
        }
    }

    @Override
    public <T> @Nullable Converter<T> converterFor(Class<T> type) {
        return JsonClasses.areReadAsText(type) ? null : new JacksonConverter<>(mapper, type);
    }
}
