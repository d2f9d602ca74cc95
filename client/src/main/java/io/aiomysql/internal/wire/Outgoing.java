package io.aiomysql.internal.wire;

import io.aiomysql.protocol.framing.CompressedWriter;
import io.aiomysql.protocol.framing.Compressor;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.spi.TransportConnection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one buffer for sending: packets are encoded into it one after the other, and sent in one write. While the transport
 * has it, nothing is encoded.
 *
 * <p>Where packets are compressed, they go into a second buffer, piece by piece, and the first is free when the last piece was
 * written.
 *
 * <p>One thread at a time encodes and writes, and not always the same; the buffer comes back on the event loop.
 */
public final class Outgoing {

    /** A larger buffer is not kept. */
    private static final int KEPT = 1 << 16;

    private final TransportConnection transport;
    private final PacketWriter packets = new PacketWriter();

    /** Null where packets are not compressed; set before the first command. Its own lock guards it: see {@link #nextPiece}. */
    private volatile @Nullable CompressedWriter compressed;

    /** What is encoded may hold a password; used by whoever encodes. */
    private boolean secret;

    /** The transport has the buffer; set by whoever writes, cleared when the buffer comes back. */
    private volatile boolean busy;

    public Outgoing(TransportConnection transport) {
        this.transport = transport;
    }

    /** Compresses what is written from now on. */
    void compress(Compressor compressor) {
        compressed = new CompressedWriter(compressor);
    }

    /**
     * Returns the sequence id that the answer to a payload begins with. Servers count the compressed packets, where there are any,
     * and not the packets inside of them.
     *
     * @param first the payload's own first id
     * @param next the id after its last packet
     * @param bytes its length, headers included
     */
    public int answerSequence(int first, int next, int bytes) {
        return compressed == null ? next : (first + CompressedWriter.count(bytes)) & 0xFF;
    }

    /** Says whether the transport still has what was written last; then nothing may be encoded. */
    public boolean isBusy() {
        return busy;
    }

    /** Returns what to encode with. */
    public PacketWriter packets() {
        return packets;
    }

    /** Forgets what was written, before the next packets are encoded. */
    public void clear() {
        wipeSecret();
        packets.clear(KEPT);
    }

    /** What is encoded next may hold a password: it is overwritten as soon as the transport has sent it. */
    public void wipeWhenSent() {
        secret = true;
        packets.holdsSecret(true);
    }

    /** There is nothing to send: an array that has grown is given back. */
    public void rest() {
        wipeSecret();
        packets.rest();
        CompressedWriter pieces = compressed;
        if (pieces != null) {
            pieces.rest();
        }
    }

    /** Nothing will be sent any more; while nobody encodes. */
    public void release() {
        wipeSecret();
        packets.release();
        CompressedWriter pieces = compressed;
        if (pieces != null) {
            synchronized (pieces) {
                pieces.close();
            }
        }
    }

    private void wipeSecret() {
        if (secret) {
            secret = false;
            packets.holdsSecret(false);
            wipe();
        }
    }

    /**
     * Hands what is encoded to the transport.
     *
     * @return whether the buffer is free again; if not, {@link #written} is called later
     */
    public boolean write() {
        busy = true;
        CompressedWriter pieces = compressed;
        boolean done;
        if (pieces == null) {
            done = transport.write(ByteBuffer.wrap(packets.array(), 0, packets.size()));
        } else {
            pieces.begin(packets.array(), packets.size(), secret);
            done = writeRest(pieces);
        }
        if (done) {
            busy = false;
        }
        return done;
    }

    private boolean writeRest(CompressedWriter pieces) {
        for (ByteBuffer next = nextPiece(pieces); next != null; next = nextPiece(pieces)) {
            if (!transport.write(next)) {
                return false;
            }
        }
        return true;
    }

    /** The next piece may be due on the event loop while the drainer closes: memory outside the heap must not be used after that. */
    private static @Nullable ByteBuffer nextPiece(CompressedWriter pieces) {
        synchronized (pieces) {
            return pieces.next() ? ByteBuffer.wrap(pieces.array(), 0, pieces.size()) : null;
        }
    }

    /**
     * Overwrites what was written, also what is left of longer messages: a login may have sent the password itself, and the buffer
     * is used again.
     */
    public void wipe() {
        Arrays.fill(packets.array(), (byte) 0);
        CompressedWriter pieces = compressed;
        if (pieces != null) {
            pieces.wipe();
        }
    }

    /** The transport has given the buffer back; returns false if it was given the next piece. */
    boolean written() {
        CompressedWriter pieces = compressed;
        if (pieces != null && !writeRest(pieces)) {
            return false;
        }
        busy = false;
        return true;
    }
}
