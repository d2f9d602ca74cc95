package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * Collects converters. For one thread.
 *
 * <p>What aiomysql does with {@code conv}, a decoder for each type of the server, is done here by {@code defaultFor}:
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
     * Adds a converter, behind those added before.
     *
     * @param converter the converter
     * @return this builder
     */
    public ConvertersBuilder add(Converter<?> converter) {
        families.add(ConverterFamily.of(Objects.requireNonNull(converter, "converter")));
        return this;
    }

    /**
     * Adds a factory, behind what was added before.
     *
     * @param factory the factory
     * @return this builder
     */
    public ConvertersBuilder add(ConverterFactory factory) {
        families.add(ConverterFamily.of(Objects.requireNonNull(factory, "factory")));
        return this;
    }

    /**
     * Sets what columns of a type are read as where no type is asked for. Of several that fit a column, the first one set
     * counts.
     *
     * @param type the server's type
     * @param converter reads the columns of the type that it {@link Converter#reads reads}
     * @return this builder
     */
    public ConvertersBuilder defaultFor(ColumnType type, Converter<?> converter) {
        return defaultFor(isOf(type), converter);
    }

    /**
     * Sets what columns of a type are read as where no type is asked for. Of several that fit a column, the first one set
     * counts.
     *
     * @param type the server's type
     * @param javaType the Java type, of a converter that is added or of a built-in one
     * @return this builder
     */
    public ConvertersBuilder defaultFor(ColumnType type, Class<?> javaType) {
        return defaultFor(isOf(type), javaType);
    }

    /**
     * Sets what some columns are read as where no type is asked for. Of several that fit a column, the first one set counts.
     *
     * @param columns says whether a column is meant; asked once for each column of a result
     * @param converter reads the columns that it {@link Converter#reads reads}
     * @return this builder
     */
    public ConvertersBuilder defaultFor(Predicate<ColumnInfo> columns, Converter<?> converter) {
        defaults.add(ColumnDefault.of(
                Objects.requireNonNull(columns, "columns"), Objects.requireNonNull(converter, "converter")));
        return this;
    }

    /**
     * Sets what some columns are read as where no type is asked for. Of several that fit a column, the first one set counts.
     *
     * @param columns says whether a column is meant; asked once for each column of a result
     * @param javaType the Java type, of a converter that is added or of a built-in one
     * @return this builder
     */
    public ConvertersBuilder defaultFor(Predicate<ColumnInfo> columns, Class<?> javaType) {
        defaults.add(ColumnDefault.of(
                Objects.requireNonNull(columns, "columns"), Objects.requireNonNull(javaType, "javaType")));
        return this;
    }

    /**
     * Sets the choices that the built-in converters make.
     *
     * @param options the options
     * @return this builder
     */
    public ConvertersBuilder options(ConversionOptions options) {
        this.options = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Makes the converters, and looks for more by ServiceLoader, in the class loader of this thread's context. The builder can
     * be used on.
     *
     * @return the converters
     * @throws java.util.ServiceConfigurationError if one that is found cannot be made
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
