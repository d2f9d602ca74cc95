package io.aiomysql.protocol.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens on one connection. All calls come on the connection's event loop, one at a time.
 *
 * <pre>
 *   connected ──► (readBuffer ──► received | written | tlsStarted)* ──► closed
 *       └── connecting failed ─────────────────────────────────────────►┘
 * </pre>
 *
 * <p>An exception that escapes from a listener closes the connection with it as the cause.
 */
public interface TransportListener {

    /**
     * The socket is open.
     *
     * @param connection the connection that {@link Transport#connect} returns, or is about to return to another thread
     */
    void connected(TransportConnection connection);

    /**
     * Hands out the buffer that the next bytes, decrypted ones too, go into. It may be asked for without bytes following: at
     * the end of the stream, or when nothing has come.
     *
     * @return a buffer backed by an array, with room for at least one byte; the transport keeps it no longer than the call
     *     of {@link #received} that follows
     */
    ByteBuffer readBuffer();

    /**
     * Bytes have arrived, one at least.
     *
     * @param buffer the one from {@link #readBuffer()}, its position moved past the new bytes
     */
    void received(ByteBuffer buffer);

    /**
     * A buffer that {@link TransportConnection#write} kept is the caller's again.
     *
     * @param data the buffer, with nothing remaining
     */
    void written(ByteBuffer data);

    /** The TLS handshake is done. */
    void tlsStarted();

    /**
     * The connection is closed, or could not be opened. The last call, and made exactly once. A buffer that the transport
     * kept is dropped.
     *
     * @param cause why: null after {@link TransportConnection#close()} and after the peer's orderly close, a {@link
     *     java.io.EOFException} after its close without TLS's close_notify, as MySQL does it
     */
    void closed(@Nullable Throwable cause);
}
