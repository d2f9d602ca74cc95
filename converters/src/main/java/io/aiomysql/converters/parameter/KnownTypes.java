package io.aiomysql.converters.parameter;

import io.aiomysql.converters.Geometry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The classes of values that can be parameters and have no subclasses of interest. Immutable after its initialisation. */
final class KnownTypes {

    private static final Map<Class<?>, BiFunction<Object, ParameterOptions, BoundParameter>> BY_CLASS = byClass();

    private KnownTypes() {}

    static @Nullable BiFunction<Object, ParameterOptions, BoundParameter> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    private static Map<Class<?>, BiFunction<Object, ParameterOptions, BoundParameter>> byClass() {
        Map<Class<?>, BiFunction<Object, ParameterOptions, BoundParameter>> table = new HashMap<>();
        put(table, String.class, TextParameter::of);
        put(table, Character.class, value -> TextParameter.of(value.toString()));
        put(table, Boolean.class, BooleanParameter::new);
        put(table, Byte.class, IntegerParameter::of);
        put(table, Short.class, IntegerParameter::of);
        put(table, Integer.class, IntegerParameter::of);
        put(table, Long.class, IntegerParameter::of);
        put(table, BigInteger.class, DecimalParameter::of);
        put(table, BigDecimal.class, DecimalParameter::of);
        put(table, Float.class, value -> DoubleParameter.of(value));
        put(table, Double.class, DoubleParameter::of);
        put(table, byte[].class, BytesParameter::of);
        put(table, float[].class, BytesParameter::of);
        put(table, Geometry.class, value -> BytesParameter.of(value.toBytes()));
        put(table, LocalDate.class, DateParameter::of);
        putWithOptions(table, LocalTime.class, TimeParameter::of);
        putWithOptions(table, Duration.class, TimeParameter::of);
        putWithOptions(table, LocalDateTime.class, DateTimeParameter::of);
        put(table, Year.class, YearParameter::of);
        putWithOptions(table, Instant.class, InstantParameter::of);
        putWithOptions(
                table, OffsetDateTime.class, (value, options) -> InstantParameter.of(value.toInstant(), options));
        putWithOptions(table, ZonedDateTime.class, (value, options) -> InstantParameter.of(value.toInstant(), options));
        putWithOptions(table, UUID.class, UuidParameter::of);
        return Map.copyOf(table);
    }

    private static <T> void put(
            Map<Class<?>, BiFunction<Object, ParameterOptions, BoundParameter>> table,
            Class<T> type,
            Function<T, BoundParameter> bind) {
        table.put(type, (value, options) -> bind.apply(type.cast(value)));
    }

    private static <T> void putWithOptions(
            Map<Class<?>, BiFunction<Object, ParameterOptions, BoundParameter>> table,
            Class<T> type,
            BiFunction<T, ParameterOptions, BoundParameter> bind) {
        table.put(type, (value, options) -> bind.apply(type.cast(value), options));
    }
}
