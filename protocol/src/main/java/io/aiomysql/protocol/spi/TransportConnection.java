package io.aiomysql.protocol.spi;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a transport. Every method except {@link #startTls} may be called from any thread.
 *
 * <p>As an {@link Executor} it runs tasks on the connection's event loop, in order and never at the same time as a call
 * of the listener. A task that is submitted after the event loop has ended is dropped; {@link TransportListener#closed}
 * has been called by then.
 */
public interface TransportConnection extends Executor {

    /**
     * Writes the buffer's remaining bytes after those of earlier calls. One buffer at a time: the next call may come
     * only when this one has returned true or the listener's {@link TransportListener#written} has been called, and
     * calls must not overlap. It must not be called before {@link TransportListener#connected}.
     *
     * <p>If nothing else waits to be written, this method may write to the socket on the calling thread. It never
     * blocks.
     *
     * @param data the bytes, in a buffer backed by an array; it belongs to the transport until it is handed back
     * @return true if the buffer belongs to the caller again, because its bytes were written or because the connection
     *     is closed and they will never be written; false if the transport keeps it until {@code written}
     */
    boolean write(ByteBuffer data);

    /**
     * Starts TLS on the open connection, as a client. To be called once, on the event loop, after every written buffer
     * was handed back and every byte that had arrived was read: bytes that arrive unencrypted after this call are taken
     * for TLS records. When the handshake has succeeded, the listener's {@link TransportListener#tlsStarted()} is
     * called; when it has failed, {@code closed}. If the peer's first bytes are no {@linkplain TlsRecords TLS}, TLS is not
     * started: they and all that follow are handed to the listener as they are, and nothing can be written any more. The
     * peer may say why it refuses; whoever has sent that is not known.
     *
     * @param config the TLS context and the expected host
     */
    void startTls(TlsConfig config);

    /**
     * Returns the session of TLS, which has the peer's certificates. They are those of an earlier handshake where the session is
     * resumed. To be called on the event loop.
     *
     * @return the session; null before {@link TransportListener#tlsStarted()}, and when the connection has ended
     */
    @Nullable
    SSLSession tlsSession();

    /** Stops reading; at most the read that is in progress is still delivered. Idempotent. */
    void pauseReading();

    /** Continues reading after {@link #pauseReading()}. Idempotent. */
    void resumeReading();

    /**
     * Closes the connection at once; bytes not yet written are dropped. Idempotent. The listener's {@code closed} follows on
     * the event loop.
     */
    void close();

    /**
     * Runs a task on the event loop after a delay, even if the connection has been closed by then. A task that is not
     * needed any more should be cancelled, because the event loop is kept running for it.
     *
     * @param task the task, which never runs at the same time as a call of the listener; it must neither throw nor
     *     block
     * @param delay the time after which it runs at the earliest, greater than zero
     * @return a handle that cancels the task
     */
    Timer schedule(Runnable task, Duration delay);

    /** {@return true if the current thread is this connection's event loop, which must never wait} */
    boolean inEventLoop();

    /** {@return the resolved address of the server, or null before {@link TransportListener#connected}} */
    @Nullable
    SocketAddress remoteAddress();

    /**
     * Returns the number of writes to the socket: of system calls that sent at least one byte or, where the transport
     * cannot count those, of its own requests to send something.
     *
     * @return the number, which includes the writes of TLS records
     */
    long writeCount();

    /** A scheduled task. */
    interface Timer {

        /** Cancels the task unless it has begun. Idempotent; may be called from any thread. */
        void cancel();
    }
}
