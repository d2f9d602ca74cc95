package io.aiomysql.internal.options;

import io.aiomysql.ErrorDetail;
import io.aiomysql.SslMode;
import io.aiomysql.StatementMode;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code mysql://user:password@host:port/database?option=value&...}. The user ends at the first colon and the
 * password at the last at sign before the path, so that a password may contain both characters as they are. Messages never
 * quote the URL: it holds the password.
 */
public final class ConnectionUrl {

    private static final Pattern URL = Pattern.compile(
            "(?:mysql|mariadb)://(?:(?<user>[^:@/?#]*)(?::(?<password>[^/?#]*))?@)?"
                    + "(?<host>\\[[^\\]/?#]*\\]|[^:@/?#\\[\\]]*)(?::(?<port>\\d{1,5}))?(?:/(?<database>[^?#/]*))?(?:\\?(?<query>[^#]*))?",
            Pattern.CASE_INSENSITIVE);

    /** The decoder puts this in place of bytes that are not UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final Map<String, Parameter> PARAMETERS = new TreeMap<>(Map.ofEntries(
            Map.entry("unixSocket", path((o, v) -> o.unixSocket = v)),
            Map.entry("connectTimeout", new Parameter("a number of seconds", (o, v) -> o.connectTimeout = seconds(v))),
            Map.entry("queryTimeout", new Parameter("a number of seconds", (o, v) -> o.queryTimeout = seconds(v))),
            Map.entry("readTimeout", new Parameter("a number of seconds", (o, v) -> o.readTimeout = seconds(v))),
            Map.entry("cancelTimeout", new Parameter("a number of seconds", (o, v) -> o.cancelTimeout = seconds(v))),
            Map.entry("sslMode", oneOf(SslMode.class, (o, v) -> o.sslMode = v)),
            Map.entry("sslCa", path((o, v) -> o.sslCa = v)),
            Map.entry("allowPublicKeyRetrieval", bool((o, v) -> o.allowPublicKeyRetrieval = v)),
            Map.entry("autocommit", new Parameter("true, false or server", (o, v) -> o.autocommit = autocommit(v))),
            Map.entry("sqlMode", text((o, v) -> o.sqlMode = v)),
            Map.entry("collation", text((o, v) -> o.collation = v)),
            Map.entry("programName", text((o, v) -> o.programName = v)),
            Map.entry("foundRows", bool((o, v) -> o.foundRows = v)),
            Map.entry("allowMultiStatements", bool((o, v) -> o.allowMultiStatements = v)),
            Map.entry(
                    "timeZone",
                    new Parameter("a time zone, such as UTC or Europe/Berlin", (o, v) -> o.timeZone = zone(v))),
            Map.entry("zeroDates", oneOf(ZeroDates.class, (o, v) -> o.zeroDates = v)),
            Map.entry("tinyInt1AsBoolean", bool((o, v) -> o.tinyInt1AsBoolean = v)),
            Map.entry("uuidForm", oneOf(UuidForm.class, (o, v) -> o.uuidForm = v)),
            Map.entry("temporalPrecision", oneOf(TemporalPrecision.class, (o, v) -> o.temporalPrecision = v)),
            Map.entry("statementMode", oneOf(StatementMode.class, (o, v) -> o.statementMode = v)),
            Map.entry("statementCacheSize", number((o, v) -> o.statementCacheSize = v)),
            Map.entry("errorDetail", oneOf(ErrorDetail.class, (o, v) -> o.errorDetail = v)),
            Map.entry("pipelining", number((o, v) -> o.pipelining = v)),
            Map.entry("maxResponsePacket", number((o, v) -> o.maxResponsePacket = v)),
            Map.entry(
                    "maxQueuedBytes", new Parameter("a number of bytes", (o, v) -> o.maxQueuedBytes = Long.valueOf(v))),
            Map.entry("maxResultSize", new Parameter("a number of bytes", (o, v) -> o.maxResultSize = Long.valueOf(v))),
            Map.entry("echo", bool((o, v) -> o.echo = v)),
            Map.entry("echoParameters", bool((o, v) -> o.echoParameters = v)),
            Map.entry("callerTraces", bool((o, v) -> o.callerTraces = v)),
            Map.entry("keepAlive", bool((o, v) -> o.keepAlive = v)),
            Map.entry("transport", text((o, v) -> o.transportName = v))));

    private ConnectionUrl() {}

    /** How a parameter's value is written, for messages, and the option that it sets. */
    private record Parameter(String form, BiConsumer<OptionValues, String> setter) {}

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
            throw new IllegalArgumentException(
                    "the URL is not of the form mysql://user:password@host:port/database?option=value"
                            + " (reserved characters in the user, password and values are percent-encoded)");
        }
        OptionValues options = new OptionValues();
        String host = parts.group("host");
        if (!host.isEmpty()) {
            options.host = host.startsWith("[") ? host.substring(1, host.length() - 1) : decode(host, "host");
        }
        if (parts.group("port") != null) {
            options.port = Integer.parseInt(parts.group("port"));
        }
        if (parts.group("user") != null) {
            options.user = decode(parts.group("user"), "user");
        }
        if (parts.group("password") != null) {
            options.password = decode(parts.group("password"), "password");
        }
        String database = parts.group("database");
        if (database != null && !database.isEmpty()) {
            options.database = decode(database, "database");
        }
        if (parts.group("query") != null && !parts.group("query").isEmpty()) {
            parameters(options, parts.group("query"));
        }
        return options;
    }

    private static void parameters(OptionValues options, String query) {
        Set<String> seen = new HashSet<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            Parameter known = PARAMETERS.get(name);
            if (known == null) {
                throw new IllegalArgumentException(
                        "the URL has an unknown parameter; the known ones are " + PARAMETERS.keySet());
            }
            if (equals < 0 || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "the parameter " + name + (equals < 0 ? " has no value" : " appears twice") + " in the URL");
            }
            String value = decode(parameter.substring(equals + 1), name);
            try {
                known.setter().accept(options, value);
            } catch (IllegalArgumentException e) {
                // Without the cause, which quotes the value: in a URL that is not properly encoded it may be a
                // password.
                throw new IllegalArgumentException("the parameter " + name + " of the URL must be " + known.form());
            }
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

    private static Parameter text(BiConsumer<OptionValues, String> setter) {
        return new Parameter("text", setter);
    }

    private static Parameter path(BiConsumer<OptionValues, Path> setter) {
        return new Parameter("a path", (options, value) -> setter.accept(options, Path.of(value)));
    }

    private static Parameter number(ObjIntConsumer<OptionValues> setter) {
        return new Parameter("a whole number", (options, value) -> setter.accept(options, Integer.parseInt(value)));
    }

    private static Parameter bool(BiConsumer<OptionValues, Boolean> setter) {
        return new Parameter("true or false", (options, value) -> setter.accept(options, bool(value)));
    }

    private static <E extends Enum<E>> Parameter oneOf(Class<E> type, BiConsumer<OptionValues, E> setter) {
        return new Parameter(
                "one of " + List.of(type.getEnumConstants()),
                (options, value) -> setter.accept(options, Enum.valueOf(type, value.toUpperCase(Locale.ROOT))));
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static @Nullable Boolean autocommit(String value) {
        return value.equals("server") ? null : (Boolean) bool(value);
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone", e);
        }
    }

    private static Duration seconds(String value) {
        return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1_000));
    }
}
