package io.aiomysql.protocol.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of one connection. All calls are made on the connection's event loop, one at a time.
 *
 * <pre>
 *   connected ──► (readBuffer ──► received | written | tlsStarted)* ──► closed
 *       └── connecting failed ─────────────────────────────────────────►┘
 * </pre>
 *
 * <p>An exception that a listener throws closes the connection, with that exception as the cause.
 */
public interface TransportListener {

    /**
     * The socket is open.
     *
     * @param connection the connection that {@link Transport#connect} returns, or is about to return to another thread
     */
    void connected(TransportConnection connection);

    /**
     * Returns the buffer that the next bytes are read into, or decrypted into if TLS is on. It is possible that no
     * bytes follow this call: at the end of the stream, or when nothing has arrived.
     *
     * @return a buffer backed by an array, with room for at least one byte; the transport keeps it no longer than the call
     *     of {@link #received} that follows
     */
    ByteBuffer readBuffer();

    /**
     * At least one byte has arrived.
     *
     * @param buffer the one from {@link #readBuffer()}, its position moved past the new bytes
     */
    void received(ByteBuffer buffer);

    /**
     * A buffer that {@link TransportConnection#write} kept belongs to the caller again.
     *
     * @param data the buffer, with nothing remaining
     */
    void written(ByteBuffer data);

    /** The TLS handshake is done. */
    void tlsStarted();

    /**
     * The connection is closed, or could not be opened. This is the last call, and it is made exactly once. A buffer
     * that the transport still keeps is not handed back by {@link #written}.
     *
     * @param cause the reason: null after {@link TransportConnection#close()} and after the peer closed in the regular
     *     way; a {@link java.io.EOFException} if the peer closed without TLS's close_notify, as MySQL does
     */
    void closed(@Nullable Throwable cause);
}
