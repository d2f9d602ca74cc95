package io.aiomysql.testkit.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that a user names: {@code mysql://user:password@host:port/database?unixSocket=/path&caCertificate=/path}, in which
 * every part may be percent-encoded. Password, port (3306) and what follows the question mark may be left out.
 */
record ServerUrl(Endpoint endpoint, Account account) {
    private static final int DEFAULT_PORT = 3306;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is not of the form above; the message shows the form and not the text, which
     *     may hold a password
     */
    static ServerUrl parse(String text) {
        URI uri = uri(text);
        String userInfo = uri.getRawUserInfo();
        String host = uri.getHost();
        String path = uri.getRawPath();
        if (!"mysql".equals(uri.getScheme()) || host == null || userInfo == null || path == null || path.length() < 2) {
            throw malformed("a part is missing");
        }
        int colon = userInfo.indexOf(':');
        String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
        Map<String, String> options = options(uri.getRawQuery());
        Path socket = path(options.remove("unixSocket"));
        Path ca = path(options.remove("caCertificate"));
        if (!options.isEmpty()) {
            throw malformed("there is no option " + options.keySet().iterator().next());
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new ServerUrl(
                new Endpoint(host, port, socket, ca), new Account(user, password, decode(path.substring(1))));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception is not made the cause: it quotes the text.
            throw malformed("character " + e.getIndex() + " must be percent-encoded");
        }
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        if (query != null) {
            for (String option : query.split("&", -1)) {
                int equals = option.indexOf('=');
                if (equals < 0) {
                    throw malformed("the option " + option + " has no value");
                }
                options.put(option.substring(0, equals), decode(option.substring(equals + 1)));
            }
        }
        return options;
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static String decode(String encoded) {
        // URLDecoder is for forms, where + means a space; here it means itself.
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException("a server is named by"
                + " mysql://user:password@host:port/database[?unixSocket=/path&caCertificate=/path]; " + reason);
    }
}
