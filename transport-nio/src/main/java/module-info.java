/** TCP, unix domain sockets and TLS on the JDK alone. */
module io.aiomysql.transport.nio {
    requires transitive io.aiomysql.protocol;
    requires static org.jspecify;

    exports io.aiomysql.transport.nio;

    provides io.aiomysql.protocol.spi.TransportProvider with
            io.aiomysql.transport.nio.NioTransportProvider;
}
