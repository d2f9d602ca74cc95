package io.aiomysql.protocol.spi;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a transport. Every method may be called from any thread, but for {@link #startTls}.
 *
 * <p>As an {@link Executor} it runs tasks on the connection's event loop, in order and never beside a listener call. A task
 * given after the event loop has ended is dropped; {@link TransportListener#closed} has been called by then.
 */
public interface TransportConnection extends Executor {

    /**
     * Writes the buffer's remaining bytes after those of earlier calls. One buffer at a time: the next call may come only
     * when this one has returned true or the listener's {@link TransportListener#written} has been called, and calls must
     * not overlap. To be called once connected.
     *
     * <p>Called when nothing waits to be written, this method may write to the socket on the calling thread, without waiting.
     *
     * @param data the bytes, in a buffer backed by an array; it belongs to the transport until it is handed back
     * @return true when the buffer is the caller's again: its bytes were written, or the connection is closed and they
     *     never will be; false when the transport keeps it until {@code written}
     */
    boolean write(ByteBuffer data);

    /**
     * Upgrades the connection to TLS as a client, in mid-stream. To be called on the event loop, once, after every write was
     * handed back and with reads up to date: bytes that arrived in clear after this call are taken for TLS records. When
     * the handshake is done the listener's {@link TransportListener#tlsStarted()} is called; when it fails, {@code closed}.
     *
     * @param config the context and whom to expect
     */
    void startTls(TlsConfig config);

    /** Stops reading; at most the read under way is still delivered. Idempotent. */
    void pauseReading();

    /** Reads on after {@link #pauseReading()}. Idempotent. */
    void resumeReading();

    /**
     * Closes the connection at once; bytes not yet written are dropped. Idempotent. The listener's {@code closed} follows on
     * the event loop.
     */
    void close();

    /**
     * Runs a task on the event loop after a delay, the connection's end or not: what is not needed any more is to be
     * cancelled, lest it keep the event loop.
     *
     * @param task runs beside no listener call; it must not throw or block
     * @param delay not before this; greater than zero
     * @return a handle that drops the task
     */
    Timer schedule(Runnable task, Duration delay);

    /**
     * Says whether the current thread is this connection's event loop, on which nothing may wait.
     *
     * @return true on the event loop
     */
    boolean inEventLoop();

    /**
     * Returns the address that was connected to.
     *
     * @return the resolved address, or null before {@link TransportListener#connected}
     */
    @Nullable
    SocketAddress remoteAddress();

    /**
     * Counts the writes to the socket: system calls that sent at least one byte, or, where the transport does not see those,
     * the times it had something sent.
     *
     * @return the count, which includes those of TLS records
     */
    long writeCount();

    /** A task that waits for its time. */
    interface Timer {

        /** Drops the task unless it has begun. Idempotent; from any thread. */
        void cancel();
    }
}
