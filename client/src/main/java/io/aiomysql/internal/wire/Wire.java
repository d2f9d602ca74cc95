package io.aiomysql.internal.wire;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the transport: finds the packets in the bytes that arrive, and passes them to the phase.
 *
 * <p>Its methods run on the connection's event loop, except {@link #close}, {@link #attach}, {@link #inEventLoop} and
 * {@link #transport}.
 */
public final class Wire implements TransportListener {

    private final PacketFramer framer = new PacketFramer(this::limit);
    private final PayloadReader payload = new PayloadReader();
    private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();
    private volatile @Nullable TransportConnection transport;
    private volatile boolean paused;
    private @Nullable Outgoing outgoing;
    private Phase phase;

    /** Creates a wire that is not connected yet; its first phase is told when it is. */
    public Wire(Phase first) {
        this.phase = first;
    }

    /** Takes the connection as soon as there is one, so that it can be closed before it is open. */
    public void attach(TransportConnection connection) {
        transport = connection;
        if (reason.get() != null) {
            connection.close();
        }
    }

    /** Goes over to another phase, which gets the next packet. */
    public void enter(Phase next) {
        phase = next;
    }

    /** Closes the connection; from any thread. The first reason counts. */
    public void close(Throwable why) {
        reason.compareAndSet(null, why);
        TransportConnection opened = transport;
        if (opened != null) {
            opened.close();
        }
    }

    /** Says whether the current thread is the one that everything arrives on. */
    public boolean inEventLoop() {
        TransportConnection opened = transport;
        return opened != null && opened.inEventLoop();
    }

    public TransportConnection transport() {
        return requireConnected(transport);
    }

    public Outgoing outgoing() {
        return requireConnected(outgoing);
    }

    private static <T> T requireConnected(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not connected yet");
        }
        return part;
    }

    private int limit(int length, int sequence, int first) {
        return phase.limit(length, sequence, first);
    }

    /** Returns what keeps the chunks that packets arrive in. */
    public ChunkKeeper chunks() {
        return framer;
    }

    /**
     * Reads no more, so that the server has to wait; at most the read in progress still arrives. On the event loop, as
     * {@link #resumeReading}, so that the last of them counts.
     */
    public void pauseReading() {
        paused = true;
        transport().pauseReading();
    }

    public void resumeReading() {
        paused = false;
        transport().resumeReading();
    }

    /** Says whether it is the client that does not read; from any thread. */
    public boolean isPaused() {
        return paused;
    }

    /** Says whether nobody has asked for the end yet. */
    public boolean isOpen() {
        return reason.get() == null;
    }

    /** Says whether bytes have arrived that no packet was made of. */
    public boolean hasBufferedBytes() {
        return framer.hasBufferedBytes();
    }

    @Override
    public void connected(TransportConnection connection) {
        attach(connection);
        outgoing = new Outgoing(connection);
        phase.connected();
    }

    @Override
    public ByteBuffer readBuffer() {
        try {
            return framer.readBuffer();
        } catch (OutOfMemoryError e) {
            // The framer is as it was. What most likely fills the heap is the result that more bytes are read for.
            if (!phase.dropAnswer(e)) {
                throw e;
            }
            return framer.readBuffer();
        }
    }

    @Override
    public void received(ByteBuffer buffer) {
        framer.received(buffer);
        try {
            while (reason.get() == null && framer.next(payload)) {
                phase.packetReceived(payload, framer.sequence(), framer.nextSequence());
            }
            phase.batchEnded();
            framer.rest();
            payload.release();
        } catch (ProtocolException e) {
            close(e);
        } catch (Throwable t) {
            // Rows go first: to end the connection needs memory too.
            phase.letGo();
            reason.compareAndSet(null, t);
            throw t;
        }
    }

    @Override
    public void written(ByteBuffer data) {
        outgoing().written();
        phase.written();
    }

    @Override
    public void tlsStarted() {
        phase.tlsStarted();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        framer.release();
        payload.release();
        Throwable known = reason.get();
        phase.closed(known != null ? known : cause);
    }
}
