package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the compressed packets in the bytes that arrive, and decompresses them as far as is asked for. Nothing waits for a
 * compressed packet to be complete, and nothing is believed of its header: memory does not depend on it. Not thread-safe.
 *
 * <pre>
 *             ┌──────────────────── packet complete ────────────────────┐
 *             ▼                                                         │
 *   awaiting header ── length before compression is 0 ──► copying ──────┤
 *             └─────── otherwise ──► decompressing ── all bytes made ──► ending
 * </pre>
 */
public final class CompressedFramer {

    private static final int FIRST_CHUNK_SIZE = 4_096;
    private static final int CHUNK_SIZE = 32_768;
    private static final byte[] NONE = {};

    private final Decompressor decompressor;

    /** Bytes as they arrive; {@link #NONE} when all were used. */
    private byte[] chunk = NONE;

    /** The chunk, also when it is not in use. */
    private @Nullable WeakReference<byte[]> known;

    private int start;
    private int end;

    /** Whether the last read has filled the chunk. */
    private boolean wasFull;

    private boolean inPacket;
    private boolean compressed;

    /** Bytes of the packet at hand that were not used yet. */
    private int left;

    /** Bytes that the packet at hand still has to become. */
    private int due;

    private int nextSequence;
    private int begun;

    /** For the byte that must not come. */
    private final byte[] excess = new byte[1];

    /**
     * Creates a framer.
     *
     * @param decompressor decompresses what is in the packets; closed with this framer
     */
    public CompressedFramer(Decompressor decompressor) {
        this.decompressor = decompressor;
    }

    /** {@return the buffer for the next bytes, with at least one byte remaining} */
    public ByteBuffer readBuffer() {
        byte[] last = lastChunk();
        if (start == end) {
            start = 0;
            end = 0;
            if (last == null) {
                return ByteBuffer.wrap(replaced(new byte[FIRST_CHUNK_SIZE]));
            }
            return ByteBuffer.wrap(wasFull && last.length < CHUNK_SIZE ? replaced(new byte[CHUNK_SIZE]) : last);
        }
        if (end == chunk.length) {
            int pending = end - start;
            // The reader rests, and one more read was in progress.
            byte[] next = start > 0 ? chunk : new byte[chunk.length + CHUNK_SIZE];
            System.arraycopy(chunk, start, next, 0, pending);
            chunk = replaced(next);
            start = 0;
            end = pending;
        }
        return ByteBuffer.wrap(chunk, end, chunk.length - end);
    }

    /**
     * Adds bytes that have arrived.
     *
     * @param buffer the buffer of {@link #readBuffer()}, its position after the new bytes
     */
    public void received(ByteBuffer buffer) {
        chunk = Objects.requireNonNull(lastChunk(), "no buffer was asked for");
        end = buffer.position();
        wasFull = end == chunk.length;
    }

    /**
     * Adds bytes that have arrived before it was known that they are compressed.
     *
     * @param bytes a copy of them
     */
    public void received(byte[] bytes) {
        if (bytes.length > 0) {
            chunk = replaced(bytes);
            start = 0;
            end = bytes.length;
            wasFull = true;
        }
    }

    /** {@return whether bytes have arrived that were not used} */
    public boolean hasBufferedBytes() {
        return start != end;
    }

    /**
     * Decompresses bytes of one compressed packet.
     *
     * @param target receives them; with room for at least one
     * @param inside whether the bytes so far end inside of a packet, so that the next compressed packet must continue it
     * @return how many bytes were added; 0 if more have to arrive first
     * @throws ProtocolException if they are not what the header says, or not in order
     */
    public int read(ByteBuffer target, boolean inside) {
        begun = PayloadGate.UNKNOWN;
        int before = target.position();
        while (target.position() == before || inPacket) {
            if (!inPacket && !begin(inside)) {
                break;
            }
            if (!(compressed ? decompress(target) : copy(target))) {
                break;
            }
        }
        return target.position() - before;
    }

    /**
     * {@return the sequence id of the compressed packet that the last {@link #read} has begun, if it follows the one before; else,
     * and if none was begun, {@link PayloadGate#UNKNOWN}}
     */
    public int begun() {
        return begun;
    }

    /** Lets go of what is not needed until the next bytes come. */
    public void rest() {
        if (start == end) {
            chunk = NONE;
            start = 0;
            end = 0;
            if (!inPacket) {
                decompressor.rest();
            }
        }
    }

    /** Forgets all bytes that have arrived, and closes the decompressor. */
    public void close() {
        chunk = NONE;
        known = null;
        start = 0;
        end = 0;
        decompressor.close();
    }

    private boolean begin(boolean inside) {
        if (end - start < CompressedHeader.SIZE) {
            return false;
        }
        int id = CompressedHeader.sequence(chunk, start);
        left = CompressedHeader.length(chunk, start);
        due = CompressedHeader.uncompressedLength(chunk, start);
        if (left == 0) {
            throw new ProtocolException("a compressed packet is empty");
        }
        if (inside && id != nextSequence) {
            throw new ProtocolException(
                    "the compressed packets continue with sequence id " + id + " instead of " + nextSequence);
        }
        begun = id == nextSequence ? id : PayloadGate.UNKNOWN;
        nextSequence = (id + 1) & 0xFF;
        compressed = due > 0;
        start += CompressedHeader.SIZE;
        inPacket = true;
        if (compressed) {
            decompressor.begin();
        }
        return true;
    }

    /** Returns false if nothing more can be done now. */
    private boolean copy(ByteBuffer target) {
        int length = Math.min(Math.min(end - start, left), target.remaining());
        target.put(chunk, start, length);
        start += length;
        left -= length;
        inPacket = left > 0;
        return length > 0;
    }

    /** Returns false if nothing more can be done now. */
    private boolean decompress(ByteBuffer target) {
        if (due > 0 && !target.hasRemaining()) {
            return false;
        }
        int given = Math.min(end - start, left);
        int made;
        if (due > 0) {
            int room = Math.min(due, target.remaining());
            made = decompressor.decompress(
                    chunk, start, given, target.array(), target.arrayOffset() + target.position(), room);
            target.position(target.position() + made);
        } else {
            made = decompressor.decompress(chunk, start, given, excess, 0, 1);
            if (made > 0) {
                throw new ProtocolException("a compressed packet has more bytes than its header says");
            }
        }
        int used = decompressor.consumed();
        start += used;
        left -= used;
        due -= made;
        if (decompressor.isFinished()) {
            if (due > 0 || left > 0) {
                throw new ProtocolException("a compressed packet ends before its header says");
            }
            inPacket = false;
            return true;
        }
        boolean stuck = made == 0 && used == 0;
        if (stuck && (left == 0 || given > 0)) {
            throw new ProtocolException("a compressed packet is incomplete");
        }
        return !stuck;
    }

    private byte @Nullable [] lastChunk() {
        WeakReference<byte[]> reference = known;
        return reference == null ? null : reference.get();
    }

    private byte[] replaced(byte[] next) {
        known = new WeakReference<>(next);
        return next;
    }
}
