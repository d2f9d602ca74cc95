/** TCP, unix domain sockets and TLS with Netty, and with its native transports if their jars are present. */
module io.aiomysql.transport.netty {
    requires transitive io.aiomysql.protocol;
    // Users may bring an event loop group of their own.
    requires transitive io.netty.transport;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.transport.unix.common;
    requires static io.netty.transport.classes.epoll;
    requires static io.netty.transport.classes.io_uring;
    requires static io.netty.transport.classes.kqueue;
    requires static org.jspecify;

    exports io.aiomysql.transport.netty;

    provides io.aiomysql.protocol.spi.TransportProvider with
            io.aiomysql.transport.netty.NettyTransportProvider;
}
