package io.aiomysql;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import io.aiomysql.testkit.transport.Transports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Every way to reach every server: the parameter of the integration tests. */
final class Endpoints {

    /** For a run of any integration test with compression: {@code -Daiomysql.test.compression=ZLIB}. */
    private static final Optional<Compression> COMPRESSION =
            Optional.ofNullable(System.getProperty("aiomysql.test.compression")).map(Compression::valueOf);

    private Endpoints() {}

    /** How a server is reached. */
    enum Channel {
        TCP,
        TLS,
        UNIX
    }

    /** One server, reached in one way by one transport. The server is started when it is first asked for. */
    record Endpoint(ServerKind kind, Channel channel, String transport) {

        TestServer server() {
            return TestServers.get(kind);
        }

        /** The options for the server's own account. */
        ConnectOptionsBuilder options() {
            TestServer server = server();
            ConnectOptionsBuilder options = overTcp(server).transport(transport);
            if (channel == Channel.UNIX) {
                return options.unixSocket(had(server.unixSocket(), "unix socket", server));
            }
            return options.sslMode(channel == Channel.TLS ? SslMode.REQUIRED : SslMode.DISABLED);
        }

        @Override
        public String toString() {
            return kind + " over " + channel + " by " + transport;
        }
    }

    /** The options for a server's own account. */
    static ConnectOptionsBuilder overTcp(TestServer server) {
        ConnectOptionsBuilder options = ConnectOptions.builder()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .password(server.password())
                .database(server.database());
        COMPRESSION.ifPresent(algorithm -> options.compression(algorithm, Compression.UNCOMPRESSED));
        return options;
    }

    /** What only servers on this machine have: without it, the test is skipped and says why. */
    static Path had(Optional<Path> file, String what, TestServer server) {
        if (file.isEmpty()) {
            Assumptions.abort(server.description() + " has no " + what
                    + " that this machine can reach: run a server here, or" + " name one with -Daiomysql.test."
                    + server.kind().name().toLowerCase(Locale.ROOT));
        }
        return file.get();
    }

    static Stream<Endpoint> all() {
        return targets()
                .flatMap(target -> Arrays.stream(Channel.values())
                        .map(channel -> new Endpoint(target.kind(), channel, target.transport())));
    }

    /** A server and a transport, for tests that choose their channel themselves. */
    record Target(ServerKind kind, String transport) {

        /** The URL for the server's own account, for a program in a JVM of its own. */
        String url(String parameters) {
            TestServer server = TestServers.get(kind);
            return "mysql://" + encoded(server.user()) + ":" + encoded(server.password()) + "@" + server.host() + ":"
                    + server.port() + "/" + encoded(server.database()) + "?transport=" + transport + "&" + parameters;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return kind + " by " + transport;
        }
    }

    static Stream<Target> targets() {
        return Arrays.stream(ServerKind.values())
                .flatMap(kind -> Transports.names().map(transport -> new Target(kind, transport)));
    }
}
