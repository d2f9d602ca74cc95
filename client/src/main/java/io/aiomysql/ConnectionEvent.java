package io.aiomysql;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that has happened to a connection, for a {@link ConnectionListener}. Immutable. Made by the client: new methods may be
 * added.
 */
public interface ConnectionEvent {

    /** {@return the connection's number in this JVM, from 1; the same in all its events and those of its statements} */
    long connectionId();

    /** {@return where the server is, as the options say: {@code host:port}, or the path of a unix socket} */
    String server();

    /** {@return the server's version as the server sends it; empty before the connection is open} */
    Optional<String> serverVersion();

    /** {@return the connection's id on the server, as {@link MySqlConnection#threadId()}; 0 before the connection is open} */
    long threadId();

    /** {@return whether the connection uses TLS; false before the connection is open} */
    boolean isTls();

    /** {@return when the connection was begun, by the clock of this machine} */
    Instant begunAt();

    /** {@return the time from that to this event: how long the opening took, or how long the connection has lived} */
    Duration elapsed();

    /**
     * Returns why the connection could not be opened, or was lost.
     *
     * @return as a rule a {@link MySqlException}; {@link java.util.concurrent.CancellationException} if the caller did not wait for
     *     the opening; empty in other events
     */
    Optional<Throwable> failure();
}
