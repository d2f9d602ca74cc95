package io.aiomysql.testkit.transport;

/** What a connection runs over. */
public enum ChannelKind {
    /** TCP in clear, over the loopback. */
    TCP,
    /** A unix domain socket, in clear. */
    UNIX,
    /** TLS over TCP. */
    TLS
}
