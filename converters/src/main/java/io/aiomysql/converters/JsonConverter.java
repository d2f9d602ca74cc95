package io.aiomysql.converters;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON columns as any class that Jackson knows, such as JsonNode or a record, and writes parameters as JSON text. Needs
 * the dependency {@code com.fasterxml.jackson.core:jackson-databind}; nothing of it is loaded before this class is used.
 *
 * <p>It reads columns of type JSON; and CHAR, VARCHAR and TEXT as a class that is no enum and not the JDK's, because MariaDB's
 * JSON is a TEXT. Text that goes on behind the JSON is refused, whatever the mapper says. A JSON column stays a String where no type is asked for, unless {@link ConvertersBuilder#defaultFor} says
 * otherwise, and can always be read as String and as bytes.
 *
 * <p>It writes every parameter whose class has no converter of its own, is no enum, array, CharSequence, InputStream or Reader,
 * and not the JDK's. What has a
 * class of the JDK, such as a Map, is sent as JSON by a JsonNode of it: {@code mapper.valueToTree(map)}.
 */
public final class JsonConverter implements ConverterFactory {

    private final ObjectMapper mapper;

    private JsonConverter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Converts as the user's mapper does.
     *
     * @param mapper the mapper, which is no longer configured afterwards
     * @return the converter
     */
    public static JsonConverter of(ObjectMapper mapper) {
        return new JsonConverter(Objects.requireNonNull(mapper, "mapper"));
    }

    /**
     * Converts as a mapper without any configuration does.
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
