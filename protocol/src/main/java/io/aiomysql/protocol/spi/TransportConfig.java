package io.aiomysql.protocol.spi;

import java.net.SocketAddress;
import java.time.Duration;

/** The address of a connection and the settings of its socket. New settings are added as methods with a default. */
public interface TransportConfig {

    /**
     * Returns the address: an {@link java.net.InetSocketAddress}, which the transport resolves if it is unresolved, trying
     * the host's addresses in the resolver's order; or a {@link java.net.UnixDomainSocketAddress}.
     *
     * @return the address
     */
    SocketAddress address();

    /**
     * {@return the time for looking up the name and opening the socket, for all addresses together; greater than zero}
     */
    Duration connectTimeout();

    /** {@return true, the default, if TCP keep-alive is on; it has no effect on a unix socket} */
    default boolean keepAlive() {
        return true;
    }

    /** {@return the socket's receive buffer size (SO_RCVBUF) in bytes; 0, the default, for the system's choice} */
    default int receiveBufferSize() {
        return 0;
    }

    /** {@return the socket's send buffer size (SO_SNDBUF) in bytes; 0, the default, for the system's choice} */
    default int sendBufferSize() {
        return 0;
    }
}
