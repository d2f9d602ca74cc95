package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConfig;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * Where a test connects to, with the SPI's defaults for the rest.
 *
 * @param address the address
 * @param connectTimeout the timeout
 */
public record TestConfig(SocketAddress address, Duration connectTimeout) implements TransportConfig {

    /**
     * Creates a config with a timeout that no healthy test reaches.
     *
     * @param address the address
     */
    public TestConfig(SocketAddress address) {
        this(address, Duration.ofSeconds(30));
    }
}
