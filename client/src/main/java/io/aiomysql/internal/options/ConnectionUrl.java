package io.aiomysql.internal.options;

import io.aiomysql.internal.options.NamedOption.Place;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code mysql://user:password@host:port/database?option=value&...}. The user ends at the first colon and the
 * password at the last at sign before the path, so that a password may contain both characters as they are. An at sign in the path is
 * refused: the path is then the rest of a password with a slash, and what stands before it no host. Messages never quote the URL: it
 * holds the password.
 */
public final class ConnectionUrl {

    private static final Pattern URL = Pattern.compile(
            "(?:mysql|mariadb)://(?:(?<user>[^:@/?#]*)(?::(?<password>[^/?#]*))?@)?"
                    + "(?<host>\\[[^\\]/?#]*\\]|[^:@/?#\\[\\]]*)(?::(?<port>\\d{1,5}))?(?:/(?<database>[^?#/@]*))?(?:\\?(?<query>[^#]*))?",
            Pattern.CASE_INSENSITIVE);

    /** The decoder puts this in place of bytes that are not UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    /** What a name looks like; what does not may be a part of a password that is not percent-encoded. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,40}");

    private ConnectionUrl() {}

    /**
     * Reads a URL.
     *
     * @param url the URL
     * @return the values, not checked yet
     * @throws IllegalArgumentException if the URL is malformed, or a parameter is unknown, repeated or invalid
     */
    public static OptionValues parse(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            String advice = OtherDrivers.url(url);
            throw new IllegalArgumentException(
                    advice != null
                            ? advice
                            : "the URL is not of the form mysql://user:password@host:port/database?option=value"
                                    + " (reserved characters in the user, password and values are percent-encoded)");
        }
        OptionValues options = new OptionValues();
        String host = parts.group("host");
        if (!host.isEmpty()) {
            set(options, "host", host.startsWith("[") ? address(host) : decode(host, "host"));
        }
        setIfPresent(options, "port", parts.group("port"));
        setIfPresent(options, "user", parts.group("user"));
        setIfPresent(options, "password", parts.group("password"));
        String database = parts.group("database");
        if (database != null && !database.isEmpty()) {
            set(options, "database", decode(database, "database"));
        }
        if (parts.group("query") != null && !parts.group("query").isEmpty()) {
            parameters(options, parts.group("query"));
        }
        return options;
    }

    /** Before the zone of an address in brackets stands a percent sign, encoded (RFC 6874) or not. */
    private static String address(String host) {
        return host.substring(1, host.length() - 1).replace("%25", "%");
    }

    private static void setIfPresent(OptionValues options, String name, @Nullable String text) {
        if (text != null) {
            set(options, name, decode(text, name));
        }
    }

    private static void parameters(OptionValues options, String query) {
        Set<String> seen = new HashSet<>();
        boolean mayShowNames = query.indexOf('@') < 0;
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            NamedOption<?> known = OptionNames.named(name);
            if (known == null || known.place() != Place.PARAMETER) {
                throw unknown(
                        name, equals >= 0 && mayShowNames && NAME.matcher(name).matches());
            }
            if (equals < 0 || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "the parameter " + name + (equals < 0 ? " has no value" : " appears twice") + " in the URL");
            }
            set(options, name, decode(parameter.substring(equals + 1), name));
            // What follows may be the rest of a secret that has an ampersand in it.
            mayShowNames &= !name.toLowerCase(Locale.ROOT).contains("password");
        }
    }

    private static IllegalArgumentException unknown(String name, boolean mayShowName) {
        StringBuilder message = new StringBuilder("the URL has an unknown parameter");
        if (mayShowName) {
            message.append(' ').append(name);
            String instead = OtherDrivers.parameter(name);
            String nearest = NearestName.of(name, OptionNames.parameters());
            if (instead != null) {
                message.append(", which is here: ").append(instead);
            } else if (nearest != null) {
                message.append("; perhaps ").append(nearest).append(" is meant");
            }
        }
        return new IllegalArgumentException(message.append("; the known ones are ")
                .append(OptionNames.parameters())
                .toString());
    }

    private static void set(OptionValues options, String name, String text) {
        NamedOption<?> option = Objects.requireNonNull(OptionNames.named(name));
        try {
            option.set(options, text);
            options.given(name);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // Without the cause, which quotes the value: in a URL that is not properly encoded it may be a
            // password.
            throw new IllegalArgumentException("the " + (option.place() == Place.PARAMETER ? "parameter " : "") + name
                    + " of the URL must be " + option.form().words());
        }
    }

    private static String decode(String text, String what) {
        String decoded;
        try {
            // In a URL's path and authority a plus sign is itself.
            decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " of the URL is not properly percent-encoded");
        }
        if (decoded.indexOf(NOT_UTF_8) >= 0) {
            throw new IllegalArgumentException("the " + what + " of the URL is not percent-encoded UTF-8");
        }
        return decoded;
    }
}
