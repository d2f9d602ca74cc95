package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/**
 * Makes converters for a family of Java types, such as every class that a JSON library knows. Must be safe for use by
 * many threads. Given to {@link ConvertersBuilder#add(ConverterFactory)}, or found by ServiceLoader.
 */
public interface ConverterFactory {

    /**
     * Makes the converter of a type. It is called once or twice for each type and column of a result, and once for each class of
     * parameters. {@link Converter#reads} decides which columns the converter reads.
     *
     * @param type a class, which is neither primitive nor Object
     * @param <T> the Java type
     * @return the converter, or null if the type is not of this family
     */
    <T> @Nullable Converter<T> converterFor(Class<T> type);
}
