package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.transport.TransportContract;
import io.netty.channel.ChannelOption;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;

/** The contract of all transports, on one of Netty's ways to do I/O, with the JDK's TLS. */
abstract class NettyContract extends TransportContract {

    private static final Map<SocketOption<?>, ChannelOption<?>> OPTIONS = Map.of(
            StandardSocketOptions.TCP_NODELAY, ChannelOption.TCP_NODELAY,
            StandardSocketOptions.SO_KEEPALIVE, ChannelOption.SO_KEEPALIVE,
            StandardSocketOptions.SO_RCVBUF, ChannelOption.SO_RCVBUF,
            StandardSocketOptions.SO_SNDBUF, ChannelOption.SO_SNDBUF);

    private final NettyTransport.Io io;

    NettyContract(NettyTransport.Io io) {
        this.io = io;
    }

    @Override
    protected Transport newTransport(int eventLoops, HostResolver resolver) {
        return NettyTransport.builder()
                .io(io)
                .openSsl(false)
                .eventLoops(eventLoops)
                .resolver(resolver)
                .build();
    }

    @Override
    protected <T> T socketOption(TransportConnection connection, SocketOption<T> option) {
        OpenStream stream = (OpenStream) ((NettyConnection) connection).stage();
        return option.type().cast(stream.channel().config().getOption(OPTIONS.get(option)));
    }
}
