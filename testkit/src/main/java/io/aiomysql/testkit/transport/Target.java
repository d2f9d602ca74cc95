package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConfig;
import java.net.SocketAddress;
import java.time.Duration;

/** Where a test connects to; the defaults are those of the SPI, with a timeout that no healthy test reaches. */
record Target(
        SocketAddress address, Duration connectTimeout, boolean keepAlive, int receiveBufferSize, int sendBufferSize)
        implements TransportConfig {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    Target(SocketAddress address) {
        this(address, PATIENCE, true, 0, 0);
    }

    Target within(Duration timeout) {
        return new Target(address, timeout, keepAlive, receiveBufferSize, sendBufferSize);
    }

    Target withoutKeepAlive() {
        return new Target(address, connectTimeout, false, receiveBufferSize, sendBufferSize);
    }

    Target withBufferSizes(int receive, int send) {
        return new Target(address, connectTimeout, keepAlive, receive, send);
    }
}
