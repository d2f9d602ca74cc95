package io.aiomysql.protocol.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. Called on threads that may block. */
@FunctionalInterface
public interface HostResolver {

    /** The JDK's own, which asks what the system asks. */
    HostResolver SYSTEM = InetAddress::getAllByName;

    /**
     * Looks a host up.
     *
     * @param host the name, as the user wrote it
     * @return the addresses, one at least, in the order in which they are to be tried
     * @throws UnknownHostException if there are none
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
