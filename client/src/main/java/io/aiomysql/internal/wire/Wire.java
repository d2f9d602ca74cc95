package io.aiomysql.internal.wire;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.CompressedFramer;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the transport: finds the packets in the bytes that arrive, and passes them to the phase. Where packets are
 * compressed, they are decompressed chunk by chunk, and only while nobody has paused reading.
 *
 * <p>Its methods run on the connection's event loop, except {@link #close}, {@link #attach}, {@link #inEventLoop} and
 * {@link #transport}.
 */
public final class Wire implements TransportListener {

    /**
     * So many bytes are decompressed before other connections of the event loop get their turn: one read of 32 KiB may be 32 MiB.
     */
    private static final int DECOMPRESSED_PER_TURN = 1 << 20;

    private final PacketFramer framer = new PacketFramer(this::limit);
    private final PayloadReader payload = new PayloadReader();
    private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();
    private volatile @Nullable TransportConnection transport;
    private volatile boolean paused;

    /** What has arrived is more than was decompressed in this turn: nothing is read until that is done. */
    private volatile boolean behind;

    private @Nullable Outgoing outgoing;
    private Phase phase;

    /** Null where packets are not compressed. */
    private @Nullable CompressedFramer compressed;

    /** Where packets may be counted anew: see {@link #restartedSequence}. */
    private int restarted = Phase.UNKNOWN;

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

    /** What is sent and received from now on is compressed; when the login is done, before the first command. */
    public void compress(Codec codec) {
        CompressedFramer source = new CompressedFramer(codec.decompressor());
        source.received(framer.takeBuffered());
        compressed = source;
        outgoing().compress(codec.compressor());
    }

    /**
     * Returns the sequence id that the packet at hand may have in place of the next one. When a server has sent all it has, it goes on
     * with the number of the compressed packet (MySQL 9.7, MariaDB 11.8): behind each of several results, for example.
     *
     * @return -1 if there is none
     */
    public int restartedSequence() {
        return restarted;
    }

    /** Closes the connection; from any thread. The first reason counts. */
    public void close(Throwable why) {
        reason.compareAndSet(null, why);
        TransportConnection opened = transport;
        if (opened != null) {
            opened.close();
        }
    }

    /** Lets go of what still arrives, while the last bytes leave; whoever sends them closes the transport. From any thread. */
    public void ending(Throwable why) {
        reason.compareAndSet(null, why);
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
        if (compressed == null) {
            transport().resumeReading();
            return;
        }
        goOnNextTurn();
    }

    private void goOnNextTurn() {
        try {
            transport().execute(this::goOn);
        } catch (RuntimeException | Error e) {
            // There is no memory for a task, and nothing else would read on.
            close(e);
        }
    }

    /** What has arrived is decompressed before more is read. */
    private void goOn() {
        if (reason.get() != null || paused) {
            return;
        }
        behind = false;
        try {
            handle();
        } catch (Throwable t) {
            close(t);
        }
        if (!paused && !behind) {
            transport().resumeReading();
        }
    }

    /** Says whether it is the client that does not read; from any thread. */
    public boolean isPaused() {
        return paused || behind;
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
        return bufferOf(compressed);
    }

    private ByteBuffer bufferOf(@Nullable CompressedFramer source) {
        try {
            return askFor(source);
        } catch (OutOfMemoryError e) {
            // The framer is as it was. What most likely fills the heap is the result that more bytes are read for.
            if (!phase.dropAnswer(e)) {
                throw e;
            }
            return askFor(source);
        }
    }

    private ByteBuffer askFor(@Nullable CompressedFramer source) {
        return source == null ? framer.readBuffer() : source.readBuffer();
    }

    @Override
    public void received(ByteBuffer buffer) {
        CompressedFramer source = compressed;
        if (source == null) {
            framer.received(buffer);
        } else {
            source.received(buffer);
        }
        handle();
    }

    private void handle() {
        try {
            if (compressed == null) {
                passPackets();
            }
            // The last packet of the login may have switched it on.
            CompressedFramer source = compressed;
            if (source != null) {
                passPacketsOf(source);
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

    private void passPackets() {
        while (reason.get() == null && framer.next(payload)) {
            phase.packetReceived(payload, framer.sequence(), framer.nextSequence());
            restarted = Phase.UNKNOWN;
        }
    }

    private void passPacketsOf(CompressedFramer source) {
        int left = DECOMPRESSED_PER_TURN;
        while (reason.get() == null && !paused && !behind) {
            boolean inside = framer.hasBufferedBytes();
            ByteBuffer target = bufferOf(null);
            int made = source.read(target, inside);
            if (made == 0) {
                break;
            }
            left -= made;
            if (left <= 0) {
                behind = true;
                transport().pauseReading();
                goOnNextTurn();
            }
            if (!inside) {
                restarted = source.begun();
            }
            framer.received(target);
            passPackets();
            phase.chunkEnded();
        }
        source.rest();
    }

    @Override
    public void written(ByteBuffer data) {
        if (outgoing().written()) {
            phase.written();
        }
    }

    @Override
    public void tlsStarted() {
        phase.tlsStarted();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        framer.release();
        payload.release();
        if (compressed != null) {
            compressed.close();
        }
        Throwable known = reason.get();
        phase.closed(known != null ? known : cause);
    }
}
