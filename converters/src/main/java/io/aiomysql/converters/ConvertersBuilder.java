package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * Collects converters. Not thread-safe.
 *
 * <p>In aiomysql, {@code conv} has a decoder for each type of the server. Here {@code defaultFor} does the same:
 *
 * <pre>{@code
 * Converters.builder()
 *     // conv[FIELD_TYPE.NEWDECIMAL] = float
 *     .defaultFor(ColumnType.NEWDECIMAL, Double.class)
 *     // conv[FIELD_TYPE.TIME] = convert_time
 *     .defaultFor(ColumnType.TIME, LocalTime.class)
 *     // conv[FIELD_TYPE.TINY] = bool, for TINYINT(1) alone
 *     .defaultFor(column -> column.type() == ColumnType.TINY && column.length() == 1, Boolean.class)
 *     // conv[FIELD_TYPE.BIT] = lambda data: data == b'\x01'
 *     .defaultFor(ColumnType.BIT, Boolean.class)
 *     // conv[FIELD_TYPE.JSON] = json.loads
 *     .add(JsonConverter.of(mapper))
 *     .defaultFor(ColumnType.JSON, JsonNode.class)
 *     // conv[FIELD_TYPE.DATE] = a function: what cannot be a date stays text
 *     .defaultFor(ColumnType.DATE, Converter.reading(Object.class, cell -> dateOrText(cell)))
 *     // conv = {}: everything stays text
 *     .defaultFor(column -> true, String.class)
 *     .build();
 * }</pre>
 */
public final class ConvertersBuilder {

    private final List<ConverterFamily> families = new ArrayList<>();
    private final List<ColumnDefault> defaults = new ArrayList<>();
    private ConversionOptions options = ConversionOptions.DEFAULTS;

    ConvertersBuilder() {}

    /**
     * Adds a converter after those that were added before.
     *
     * @param converter the converter
     * @return this builder
     */
    public ConvertersBuilder add(Converter<?> converter) {
        families.add(ConverterFamily.of(Objects.requireNonNull(converter, "converter")));
        return this;
    }

    /**
     * Adds a factory after what was added before.
     *
     * @param factory the factory
     * @return this builder
     */
    public ConvertersBuilder add(ConverterFactory factory) {
        families.add(ConverterFamily.of(Objects.requireNonNull(factory, "factory")));
        return this;
    }

    /**
     * Sets how columns of a type are read where no type is asked for. If several settings apply to a column, the one
     * that was made first is used.
     *
     * @param type the server's type
     * @param converter the converter; it is used for the columns of the type that it {@link Converter#reads reads}
     * @return this builder
     */
    public ConvertersBuilder defaultFor(ColumnType type, Converter<?> converter) {
        return defaultFor(isOf(type), converter);
    }

    /**
     * Sets how columns of a type are read where no type is asked for. If several settings apply to a column, the one
     * that was made first is used.
     *
     * @param type the server's type
     * @param javaType the Java type, of a converter that is added or of a built-in one
     * @return this builder
     */
    public ConvertersBuilder defaultFor(ColumnType type, Class<?> javaType) {
        return defaultFor(isOf(type), javaType);
    }

    /**
     * Sets how some columns are read where no type is asked for. If several settings apply to a column, the one that
     * was made first is used.
     *
     * @param columns says whether the setting applies to a column; called once for each column of a result
     * @param converter the converter; it is used for those of the columns that it {@link Converter#reads reads}
     * @return this builder
     */
    public ConvertersBuilder defaultFor(Predicate<ColumnInfo> columns, Converter<?> converter) {
        defaults.add(ColumnDefault.of(
                Objects.requireNonNull(columns, "columns"), Objects.requireNonNull(converter, "converter")));
        return this;
    }

    /**
     * Sets how some columns are read where no type is asked for. If several settings apply to a column, the one that
     * was made first is used.
     *
     * @param columns says whether the setting applies to a column; called once for each column of a result
     * @param javaType the Java type, of a converter that is added or of a built-in one
     * @return this builder
     */
    public ConvertersBuilder defaultFor(Predicate<ColumnInfo> columns, Class<?> javaType) {
        defaults.add(ColumnDefault.of(
                Objects.requireNonNull(columns, "columns"), Objects.requireNonNull(javaType, "javaType")));
        return this;
    }

    /**
     * Sets the options of the built-in converters.
     *
     * @param options the options
     * @return this builder
     */
    public ConvertersBuilder options(ConversionOptions options) {
        this.options = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Makes the converters, with those that ServiceLoader finds through the context class loader of this thread. The
     * builder can be used again.
     *
     * @return the converters
     * @throws java.util.ServiceConfigurationError if one that was found cannot be created
     */
    public Converters build() {
        List<ConverterFamily> all = new ArrayList<>(families);
        for (Converter<?> found : ServiceLoader.load(Converter.class)) {
            all.add(ConverterFamily.of(found));
        }
        for (ConverterFactory found : ServiceLoader.load(ConverterFactory.class)) {
            all.add(ConverterFamily.of(found));
        }
        return new Converters(all, defaults, options);
    }

    private static Predicate<ColumnInfo> isOf(ColumnType type) {
        Objects.requireNonNull(type, "type");
        return column -> column.type() == type;
    }
}
