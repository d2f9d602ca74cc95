package io.aiomysql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code mysql://user:password@host:port/database?option=value&...}. The user ends at the first colon and the
 * password at the last at sign before the path, so that a password with either is read as people write it. Messages never
 * quote the URL: it holds the password.
 */
final class ConnectionUrl {

    private static final Pattern URL = Pattern.compile(
            "(?:mysql|mariadb)://(?:(?<user>[^:@/?#]*)(?::(?<password>[^/?#]*))?@)?"
                    + "(?<host>\\[[^\\]/?#]*\\]|[^:@/?#\\[\\]]*)(?::(?<port>\\d{1,5}))?(?:/(?<database>[^?#/]*))?(?:\\?(?<query>[^#]*))?",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, BiConsumer<ConnectOptionsBuilder, String>> PARAMETERS =
            new TreeMap<>(Map.ofEntries(
                    Map.entry("unixSocket", (o, v) -> o.unixSocket(Path.of(v))),
                    Map.entry("connectTimeout", (o, v) -> o.connectTimeout(seconds(v))),
                    Map.entry("sslMode", (o, v) -> o.sslMode(SslMode.valueOf(v.toUpperCase(Locale.ROOT)))),
                    Map.entry("sslCa", (o, v) -> o.sslCa(Path.of(v))),
                    Map.entry("allowPublicKeyRetrieval", (o, v) -> o.allowPublicKeyRetrieval(bool(v))),
                    Map.entry("autocommit", (o, v) -> o.autocommit(v.equals("server") ? null : (Boolean) bool(v))),
                    Map.entry("sqlMode", ConnectOptionsBuilder::sqlMode),
                    Map.entry("collation", ConnectOptionsBuilder::collation),
                    Map.entry("programName", ConnectOptionsBuilder::programName),
                    Map.entry("foundRows", (o, v) -> o.foundRows(bool(v))),
                    Map.entry("allowMultiStatements", (o, v) -> o.allowMultiStatements(bool(v))),
                    Map.entry("pipelining", (o, v) -> o.pipelining(Integer.parseInt(v))),
                    Map.entry("maxResponsePacket", (o, v) -> o.maxResponsePacket(Integer.parseInt(v))),
                    Map.entry("keepAlive", (o, v) -> o.keepAlive(bool(v))),
                    Map.entry("transport", ConnectOptionsBuilder::transport)));

    private ConnectionUrl() {}

    static ConnectOptions parse(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the URL is not of the form mysql://user:password@host:port/database?option=value"
                            + " (reserved characters in the user, password and values are percent-encoded)");
        }
        ConnectOptionsBuilder options = ConnectOptions.builder();
        String host = parts.group("host");
        if (!host.isEmpty()) {
            options.host(host.startsWith("[") ? host.substring(1, host.length() - 1) : decode(host, "host"));
        }
        if (parts.group("port") != null) {
            options.port(Integer.parseInt(parts.group("port")));
        }
        if (parts.group("user") != null) {
            options.user(decode(parts.group("user"), "user"));
        }
        if (parts.group("password") != null) {
            options.password(decode(parts.group("password"), "password"));
        }
        String database = parts.group("database");
        if (database != null && !database.isEmpty()) {
            options.database(decode(database, "database"));
        }
        if (parts.group("query") != null && !parts.group("query").isEmpty()) {
            parameters(options, parts.group("query"));
        }
        return options.build();
    }

    private static void parameters(ConnectOptionsBuilder options, String query) {
        Set<String> seen = new HashSet<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            BiConsumer<ConnectOptionsBuilder, String> setter = PARAMETERS.get(name);
            if (setter == null) {
                throw new IllegalArgumentException(
                        "the URL has a parameter that is not known; those known are " + PARAMETERS.keySet());
            }
            if (equals < 0 || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "the parameter " + name + (equals < 0 ? " has no value" : " stands twice") + " in the URL");
            }
            try {
                setter.accept(options, decode(parameter.substring(equals + 1), name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the parameter " + name + " of the URL has a value that is not allowed", e);
            }
        }
    }

    private static String decode(String text, String what) {
        try {
            // In a URL's path and authority a plus sign is itself.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " of the URL is not properly percent-encoded");
        }
    }

    private static Duration seconds(String value) {
        return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1_000));
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
