package io.aiomysql.benchmarks;

import io.aiomysql.testkit.server.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the URLs by which the testkit is told of a server. */
final class ServerUrls {

    private ServerUrls() {}

    static String of(TestServer server) {
        String host = server.host();
        String options = Stream.of(
                        option("unixSocket", server.unixSocket()), option("caCertificate", server.caCertificate()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return "mysql://" + encode(server.user()) + ":" + encode(server.password()) + "@" + host + ":" + server.port()
                + "/" + encode(server.database()) + (options.isEmpty() ? "" : "?" + options);
    }

    private static Optional<String> option(String name, Optional<Path> value) {
        return value.map(path -> name + "=" + encode(path.toString()));
    }

    private static String encode(String text) {
        // URLEncoder is for forms, where a space is a plus sign.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
