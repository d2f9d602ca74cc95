package io.aiomysql.protocol.spi;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** The address that a connection is wanted to, and the exceptions that say why it could not be opened. */
final class Peer {

    private final SocketAddress wanted;

    Peer(SocketAddress wanted) {
        this.wanted = wanted;
    }

    ConnectException refused(SocketAddress tried, Exception cause) {
        ConnectException failure = new ConnectException("cannot connect to " + at(tried) + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    SocketTimeoutException noAnswer(SocketAddress tried, Duration waited) {
        return new SocketTimeoutException(
                "cannot connect to " + at(tried) + ": no answer within " + waited.toMillis() + " ms");
    }

    SocketTimeoutException lookupTimedOut(Duration waited) {
        return new SocketTimeoutException("cannot connect to " + name()
                + ": the look-up of the host name took longer than " + waited.toMillis() + " ms");
    }

    UnknownHostException unknownHost(UnknownHostException cause) {
        UnknownHostException failure = new UnknownHostException("cannot connect to " + name() + ": unknown host");
        failure.initCause(cause);
        return failure;
    }

    /** The peer as the user named it, and the address that was tried when that says more. */
    private String at(SocketAddress tried) {
        if (tried instanceof InetSocketAddress address && address.getAddress() != null) {
            String ip = address.getAddress().getHostAddress();
            return name().startsWith(bracketed(ip) + ":") ? name() : name() + " (" + ip + ")";
        }
        return name();
    }

    private String name() {
        return wanted instanceof InetSocketAddress address
                ? bracketed(address.getHostString()) + ":" + address.getPort()
                : wanted.toString();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
