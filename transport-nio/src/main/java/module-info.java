/** TCP, unix domain sockets and TLS, with the JDK and nothing else. */
module io.aiomysql.transport.nio {
    requires transitive io.aiomysql.protocol;
    requires static org.jspecify;

    exports io.aiomysql.transport.nio;

    provides io.aiomysql.protocol.spi.TransportProvider with
            io.aiomysql.transport.nio.NioTransportProvider;
}
