package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** What the user or ServiceLoader has added: one converter, which is a family of one type, or a factory. */
interface ConverterFamily {

    /** Finds the converter of exactly this type. */
    <T> @Nullable Converter<T> converterFor(Class<T> type);

    /** Finds the converter whose type is a superclass or an interface of this one; a factory has none. */
    default @Nullable Converter<?> converterAbove(Class<?> type) {
        return null;
    }

    static ConverterFamily of(Converter<?> converter) {
        return new Single(converter);
    }

    static ConverterFamily of(ConverterFactory factory) {
        return factory::converterFor;
    }

    /** A converter registered by itself. */
    record Single(Converter<?> converter) implements ConverterFamily {

        @Override
        @SuppressWarnings("unchecked") // the classes are the same
        public <T> @Nullable Converter<T> converterFor(Class<T> type) {
            return converter.javaType() == type ? (Converter<T>) converter : null;
        }

        @Override
        public @Nullable Converter<?> converterAbove(Class<?> type) {
            return converter.javaType().isAssignableFrom(type) ? converter : null;
        }
    }
}
