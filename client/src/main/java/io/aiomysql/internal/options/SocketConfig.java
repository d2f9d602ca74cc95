package io.aiomysql.internal.options;

import io.aiomysql.protocol.spi.TransportConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The options that a transport needs.
 *
 * @param options all of them
 */
public record SocketConfig(OptionValues options) implements TransportConfig {

    @Override
    public SocketAddress address() {
        Path socket = options.unixSocket;
        return socket != null
                ? UnixDomainSocketAddress.of(socket)
                : InetSocketAddress.createUnresolved(options.host, options.port);
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout;
    }

    @Override
    public boolean keepAlive() {
        return options.keepAlive;
    }
}
