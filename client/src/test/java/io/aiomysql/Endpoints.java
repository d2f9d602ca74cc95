package io.aiomysql;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Every way to reach every server: the parameter of the integration tests. */
final class Endpoints {

    private Endpoints() {}

    /** How a server is reached. */
    enum Channel {
        TCP,
        TLS,
        UNIX
    }

    /** One server, reached in one way. The server is started when it is first asked for. */
    record Endpoint(ServerKind kind, Channel channel) {

        TestServer server() {
            return TestServers.get(kind);
        }

        /** The options for the server's own account. */
        ConnectOptionsBuilder options() {
            TestServer server = server();
            ConnectOptionsBuilder options = ConnectOptions.builder()
                    .user(server.user())
                    .password(server.password())
                    .database(server.database());
            if (channel == Channel.UNIX) {
                return options.unixSocket(had(server.unixSocket(), "unix socket", server));
            }
            return options.host(server.host())
                    .port(server.port())
                    .sslMode(channel == Channel.TLS ? SslMode.REQUIRED : SslMode.DISABLED);
        }

        @Override
        public String toString() {
            return kind + " over " + channel;
        }
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
        List<Endpoint> all = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            for (Channel channel : Channel.values()) {
                all.add(new Endpoint(kind, channel));
            }
        }
        return all.stream();
    }
}
