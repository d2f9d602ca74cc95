package io.aiomysql.internal.options;

import io.aiomysql.protocol.spi.TransportConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options that a transport needs.
 *
 * @param options all of them
 * @param resolved the address to connect to, where the host may have several; null for all that the options name
 */
public record SocketConfig(OptionValues options, @Nullable SocketAddress resolved) implements TransportConfig {

    @Override
    public SocketAddress address() {
        if (resolved != null) {
            return resolved;
        }
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
