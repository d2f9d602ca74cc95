package io.aiomysql.protocol.spi;

/**
 * Opens connections and owns the event loops that serve them. Safe for use by many threads.
 *
 * <p>A transport moves bytes; it knows nothing of packets. Connections are spread evenly over its event loops. Its
 * threads never block on anything but waiting for I/O.
 */
public interface Transport extends AutoCloseable {

    /** {@return the transport's name, such as {@code nio}} */
    String name();

    /**
     * Begins to connect and returns at once. The outcome reaches the listener on the connection's event loop: either
     * {@link TransportListener#connected} and, later, {@link TransportListener#closed}, or {@code closed} alone. Both may come
     * before this method returns.
     *
     * @param config the address, and the settings of the socket
     * @param listener receives the events of the connection, one call at a time
     * @return the connection, on which {@code close}, {@code execute} and {@code schedule} work at once
     * @throws IllegalStateException if the transport is closed
     * @throws IllegalArgumentException if the transport does not support this kind of address
     */
    TransportConnection connect(TransportConfig config, TransportListener listener);

    /** Closes every connection and ends the event loops. Idempotent; does not wait for them. */
    @Override
    void close();
}
