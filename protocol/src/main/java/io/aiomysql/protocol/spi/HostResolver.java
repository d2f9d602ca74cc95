package io.aiomysql.protocol.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. Called on threads that may block. */
@FunctionalInterface
public interface HostResolver {

    /** The resolver of the JDK, which uses the system's name resolution. */
    HostResolver SYSTEM = InetAddress::getAllByName;

    /**
     * Looks up the addresses of a host.
     *
     * @param host the name, as the user wrote it
     * @return the addresses, at least one, in the order in which they are to be tried
     * @throws UnknownHostException if there are none
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
