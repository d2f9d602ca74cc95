package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.protocol.spi.TransportConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

/**
 * The part of the options that a transport sees.
 *
 * @param options all of them
 */
record SocketConfig(ConnectOptions options) implements TransportConfig {

    @Override
    public SocketAddress address() {
        return options.unixSocket()
                .<SocketAddress>map(UnixDomainSocketAddress::of)
                .orElseGet(() -> InetSocketAddress.createUnresolved(options.host(), options.port()));
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public boolean keepAlive() {
        return options.keepAlive();
    }
}
