package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.transport.TransportContract;
import java.io.IOException;
import java.net.SocketOption;

/** The contract of all transports, on this one. */
class NioTransportContractTest extends TransportContract {

    @Override
    protected Transport newTransport(int eventLoops, HostResolver resolver) {
        return NioTransport.builder().eventLoops(eventLoops).resolver(resolver).build();
    }

    @Override
    protected <T> T socketOption(TransportConnection connection, SocketOption<T> option) throws IOException {
        PlainStream stream = (PlainStream) ((NioConnection) connection).stage();
        return stream.socket().channel().getOption(option);
    }
}
