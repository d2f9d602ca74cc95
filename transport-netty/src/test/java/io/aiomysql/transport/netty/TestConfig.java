package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TransportConfig;
import java.net.SocketAddress;
import java.time.Duration;

record TestConfig(SocketAddress address, Duration connectTimeout) implements TransportConfig {

    TestConfig(SocketAddress address) {
        this(address, Duration.ofSeconds(30));
    }
}
