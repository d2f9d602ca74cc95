package io.aiomysql;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
                return options.unixSocket(server.unixSocket().orElseThrow());
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
