package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;

/** Offers the Netty transport under the name {@code netty}. */
public final class NettyTransportProvider implements TransportProvider {

    static final String NAME = "netty";

    /** Creates the provider; called by the service loader. */
    public NettyTransportProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Transport create() {
        NettyVersion.require();
        return NettyTransport.builder().build();
    }
}
