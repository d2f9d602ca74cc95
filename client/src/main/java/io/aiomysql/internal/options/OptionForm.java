package io.aiomysql.internal.options;

import io.aiomysql.auth.RsaPublicKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the value of an option is written as text, in a URL and in an option file.
 *
 * @param words what it must be, for messages; behind "must be"
 * @param reader throws IllegalArgumentException, whose message is not shown, because it may quote the value
 * @param hasSwitch whether an option file may name the option alone, or with {@code skip-}
 */
record OptionForm<T>(String words, Function<String, T> reader, boolean hasSwitch) {

    static final OptionForm<String> TEXT = of("text", text -> text);
    static final OptionForm<Path> PATH = of("a path", OptionForm::path);
    static final OptionForm<Integer> NUMBER = of("a whole number", Integer::valueOf);
    static final OptionForm<Long> BYTES = of("a number of bytes", Long::valueOf);
    static final OptionForm<Duration> SECONDS = of("a number of seconds", OptionForm::seconds);
    static final OptionForm<ZoneId> ZONE = of("a time zone, such as UTC or Europe/Berlin", OptionForm::zone);
    static final OptionForm<Boolean> BOOLEAN = new OptionForm<>("true or false", OptionForm::bool, true);
    static final OptionForm<PublicKey> PUBLIC_KEY_FILE = of(
            "the path of a file with an RSA public key of 2,048 bits or more in PEM, as MySQL's public_key.pem",
            text -> RsaPublicKeys.parsePem(path(text)));
    static final OptionForm<Optional<Boolean>> AUTOCOMMIT = new OptionForm<>(
            "true, false or server", text -> text.equals("server") ? Optional.empty() : Optional.of(bool(text)), false);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    static <T> OptionForm<T> of(String words, Function<String, T> reader) {
        return new OptionForm<>(words, reader, false);
    }

    static <E extends Enum<E>> OptionForm<E> oneOf(Class<E> type) {
        return of(
                "one of " + List.of(type.getEnumConstants()),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** Several, with commas between them. */
    static <E> OptionForm<List<E>> listOf(String words, Function<String, E> reader) {
        return of(
                words,
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(reader)
                        .toList());
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone", e);
        }
    }

    private static Duration seconds(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a number of seconds");
        }
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
    }
}
