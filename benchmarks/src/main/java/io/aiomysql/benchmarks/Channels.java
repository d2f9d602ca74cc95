package io.aiomysql.benchmarks;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.SslMode;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.server.TestServer;

/** The ways to a server: {@code tcp} and {@code unix} in clear, and {@code tls} over TCP, with any certificate. */
final class Channels {

    private Channels() {}

    /**
     * Says how to connect.
     *
     * @throws IllegalStateException if there is no such way to this server
     */
    static ConnectOptions options(String channel, TestServer server, Transport transport) {
        ConnectOptionsBuilder options = ConnectOptions.builder()
                .user(server.user())
                .password(server.password())
                .database(server.database())
                .autocommit(true)
                .transport(transport);
        switch (channel) {
            case "tcp" -> options.host(server.host()).port(server.port()).sslMode(SslMode.DISABLED);
            case "tls" -> options.host(server.host()).port(server.port()).sslMode(SslMode.REQUIRED);
            case "unix" ->
                options.unixSocket(server.unixSocket()
                                .orElseThrow(() -> new IllegalStateException(
                                        server + " has no unix socket here; leave it out: -p channel=tcp,tls")))
                        .sslMode(SslMode.DISABLED);
            default ->
                throw new IllegalArgumentException("the parameter channel is tcp, unix or tls, and not " + channel);
        }
        return options.build();
    }
}
