package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/**
 * Makes converters for a family of Java types, such as every class that a JSON library knows. For any number of threads at
 * once. Given to {@link ConvertersBuilder#add(ConverterFactory)}, or found by ServiceLoader.
 */
public interface ConverterFactory {

    /**
     * Makes the converter of a type. It is asked once or twice for each type and column of a result, and once for each class of
     * parameters. Which columns the converter reads is said by {@link Converter#reads}.
     *
     * @param type a class, no primitive and not Object
     * @param <T> the Java type
     * @return the converter, or null if the type is not of this family
     */
    <T> @Nullable Converter<T> converterFor(Class<T> type);
}
