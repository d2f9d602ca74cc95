package io.aiomysql.benchmarks;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.netty.NettyTransport.Io;
import io.aiomysql.transport.nio.NioTransport;
import io.netty.handler.ssl.OpenSsl;

/** The transports that are compared: each with one event loop, and with the JDK's TLS unless its name says otherwise. */
final class Transports {

    /** What the others are compared to. */
    static final String NIO = "nio";

    private Transports() {}

    /**
     * Makes the transport of that name.
     *
     * @throws IllegalStateException if it does not work here; another is never taken instead
     */
    static Transport create(String name) {
        return switch (name) {
            case NIO -> NioTransport.builder().eventLoops(1).build();
            case "netty-nio" -> netty(Io.NIO).openSsl(false).build();
            case "netty-epoll" -> netty(Io.EPOLL).openSsl(false).build();
            case "netty-epoll-openssl" -> {
                if (!OpenSsl.isAvailable()) {
                    throw new IllegalStateException("netty-tcnative does not work here", OpenSsl.unavailabilityCause());
                }
                yield netty(Io.EPOLL).openSsl(true).build();
            }
            default ->
                throw new IllegalArgumentException("the parameter transport is nio, netty-nio, netty-epoll or"
                        + " netty-epoll-openssl, and not " + name);
        };
    }

    private static NettyTransport.Builder netty(Io io) {
        return NettyTransport.builder().io(io).eventLoops(1);
    }
}
