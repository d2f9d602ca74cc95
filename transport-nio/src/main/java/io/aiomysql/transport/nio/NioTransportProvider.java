package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;

/** Offers the JDK NIO transport under the name {@code nio}. */
public final class NioTransportProvider implements TransportProvider {

    static final String NAME = "nio";

    /** Creates the provider; called by the service loader. */
    public NioTransportProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Transport create() {
        return NioTransport.builder().build();
    }
}
