package io.aiomysql.converters;

import java.lang.invoke.MethodType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The converters of a connection: the user's in the order they were added, then those found by ServiceLoader, then the
 * built-in ones. The first one that reads a column as the wanted type is used. Immutable and safe for use by many
 * threads; made by a {@link #builder()}.
 */
public final class Converters {

    private static final Set<SqlType> TEXT =
            EnumSet.of(SqlType.CHAR, SqlType.VARCHAR, SqlType.TEXT, SqlType.ENUM, SqlType.SET, SqlType.JSON);

    private final List<ConverterFamily> families;
    private final List<ColumnDefault> defaults;
    private final ConversionOptions options;

    /** Found once for each class of parameters. */
    private final Map<Class<?>, Optional<Converter<?>>> writers = new ConcurrentHashMap<>();

    Converters(List<ConverterFamily> families, List<ColumnDefault> defaults, ConversionOptions options) {
        this.families = List.copyOf(families);
        this.defaults = List.copyOf(defaults);
        this.options = options;
    }

    /**
     * Creates a builder without converters of the user's.
     *
     * @return a new builder
     */
    public static ConvertersBuilder builder() {
        return new ConvertersBuilder();
    }

    /**
     * Makes converters: those that ServiceLoader finds now, and the built-in ones.
     *
     * @return the converters
     */
    public static Converters defaults() {
        return builder().build();
    }

    /** {@return the options of the built-in converters} */
    public ConversionOptions options() {
        return options;
    }

    /**
     * Makes the same converters with other options.
     *
     * @param options the options
     * @return new converters
     */
    public Converters withOptions(ConversionOptions options) {
        return new Converters(families, defaults, Objects.requireNonNull(options, "options"));
    }

    /**
     * Makes the same converters for a session in another time zone.
     *
     * @param zone the zone, or null if it is not known
     * @return new converters
     */
    public Converters withTimeZone(@Nullable ZoneId zone) {
        return new Converters(families, defaults, options.withTimeZone(zone));
    }

    /**
     * Makes the same converters, but for text, which is read as {@code byte[]} where no type is asked for and the user has set no default:
     * CHAR, VARCHAR, TEXT, ENUM, SET and JSON.
     *
     * @return new converters
     */
    public Converters withRawText() {
        List<ColumnDefault> more = new ArrayList<>(defaults);
        more.add(ColumnDefault.of(column -> TEXT.contains(SqlType.of(column)), byte[].class));
        return new Converters(families, more, options);
    }

    /**
     * Makes the reader of a column. To be called once for each column of a result.
     *
     * @param column the column
     * @param binary whether its cells come in the binary protocol, which prepared statements use
     * @return the reader
     */
    public ColumnReader reader(ColumnInfo column, boolean binary) {
        ColumnDecoder decoder = binary ? BinaryDecoders.forColumn(column) : TextDecoders.forColumn(column);
        return new ColumnReader(this, new DecodedColumn(column, decoder, options));
    }

    /**
     * Converts a parameter by the converter of its class. That is the converter of exactly this class; else the first
     * one whose type is a superclass or an interface of it; else the first one that a factory makes.
     *
     * @param parameter a statement's parameter
     * @return the value that the converter writes, null for NULL; the parameter itself if there is no converter
     * @throws ConversionException if the converter fails; its exception is the cause
     */
    public @Nullable Object encode(Object parameter) {
        if (families.isEmpty()) {
            return parameter;
        }
        Class<?> type = parameter.getClass();
        try {
            Optional<Converter<?>> found = writers.get(type);
            if (found == null) {
                found = Optional.ofNullable(findWriter(type));
                writers.put(type, found);
            }
            return found.isPresent() ? write(found.get(), parameter) : parameter;
        } catch (RuntimeException | Error e) {
            throw new ConversionException("the converter of " + type.getTypeName() + " failed on a parameter", e);
        }
    }

    /** Resolves what a column is read as where no type is asked for. */
    CellReader untyped(DecodedColumn column) {
        for (ColumnDefault candidate : defaults) {
            if (candidate.columns().test(column.info())) {
                return candidate.resolution().apply(this, column);
            }
        }
        return builtInDefault(column);
    }

    /** Resolves how a column is read as a type. */
    CellReader typed(DecodedColumn column, Class<?> type) {
        if (type == Object.class) {
            return builtInDefault(column);
        }
        Converter<?> converter = findReader(column, type);
        return converter == null
                ? column.decoder().conversion(type, options)::decode
                : new ConvertedCells(converter, column);
    }

    /** Finds the user's converter that reads a column as a type; null if there is none. */
    @Nullable
    Converter<?> findReader(DecodedColumn column, Class<?> type) {
        Class<?> wrapper = MethodType.methodType(type).wrap().returnType();
        for (ConverterFamily family : families) {
            Converter<?> converter = family.converterFor(wrapper);
            if (converter != null && converter.reads(column.info())) {
                return converter;
            }
        }
        return null;
    }

    private static CellReader builtInDefault(DecodedColumn column) {
        ColumnDecoder decoder = column.decoder();
        return column.isBoolean() ? decoder::decodeBoolean : decoder::decode;
    }

    private @Nullable Converter<?> findWriter(Class<?> type) {
        for (ConverterFamily family : families) {
            Converter<?> above = family.converterAbove(type);
            if (above != null && above.javaType() == type) {
                return above;
            }
        }
        for (ConverterFamily family : families) {
            Converter<?> above = family.converterAbove(type);
            if (above != null) {
                return above;
            }
        }
        for (ConverterFamily family : families) {
            Converter<?> made = family.converterFor(type);
            if (made != null) {
                return made;
            }
        }
        return null;
    }

    private static <T> @Nullable Object write(Converter<T> converter, Object parameter) {
        return converter.write(converter.javaType().cast(parameter));
    }
}
