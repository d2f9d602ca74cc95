package io.aiomysql.internal.options;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option that can be written as text.
 *
 * @param name that of the builder's method, and of the parameter of a URL
 * @param form how its value is written
 * @param value what is set, or the default
 * @param setter sets it
 * @param keys its names in option files, with dashes; empty if files do not set it
 * @param place where a URL has it
 */
record NamedOption<T>(
        String name,
        OptionForm<T> form,
        Function<OptionValues, @Nullable Object> value,
        BiConsumer<OptionValues, T> setter,
        List<String> keys,
        Place place) {

    private static final OptionValues DEFAULTS = new OptionValues();

    /** Where a URL has an option. */
    enum Place {
        PARAMETER,
        /** Before the parameters, as host and user. */
        AUTHORITY,
        /** A URL must not have it. */
        NOWHERE
    }

    static <T> NamedOption<T> option(
            String name,
            OptionForm<T> form,
            Function<OptionValues, @Nullable Object> value,
            BiConsumer<OptionValues, T> setter) {
        return new NamedOption<>(name, form, value, setter, List.of(), Place.PARAMETER);
    }

    /** Returns the same option, which option files set too. */
    NamedOption<T> inFiles(String... itsKeys) {
        return new NamedOption<>(name, form, value, setter, List.of(itsKeys), place);
    }

    /** Returns the same option with another place in URLs. */
    NamedOption<T> in(Place itsPlace) {
        return new NamedOption<>(name, form, value, setter, keys, itsPlace);
    }

    /**
     * Sets the option.
     *
     * @throws IllegalArgumentException if the text is not of the form; the message may quote it
     */
    void set(OptionValues options, String text) {
        setter.accept(options, form.reader().apply(text));
    }

    /** {@return the value of an option that nobody has set; null for none} */
    @Nullable
    Object defaultValue() {
        return value.apply(DEFAULTS);
    }

    /** Says whether the caller has set it, so that an option file does not count. */
    boolean isGiven(OptionValues options) {
        return options.isGiven(name) || !Objects.equals(value.apply(options), defaultValue());
    }
}
