package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packets in the bytes that arrive. Bytes are read into a chunk, and payloads are read from it without
 * copying. Bytes are moved only where the rest of a packet does not fit into the chunk, and where a payload of 16 MiB
 * or more has the headers of further packets in it, which are removed.
 *
 * <pre>
 *   chunk   [ payloads handed out | payload, perhaps incomplete | free ]
 *                                 ▲ start                       ▲ end
 * </pre>
 *
 * <p>A chunk is used again after every payload in it was read, unless {@link #retain} was called: then others use parts
 * of it, and new bytes go after them or into a new chunk.
 *
 * <p>The first chunk is small, and a packet that does not fit into it gets a large one. While nothing is incomplete, a chunk
 * is referred to weakly: a busy connection finds it again, and an idle one keeps it only until the next garbage collection.
 * Not thread-safe.
 */
public final class PacketFramer implements ChunkKeeper {

    /** The size of a chunk, but for the first one; a larger payload gets a larger chunk. */
    public static final int CHUNK_SIZE = 65_536;

    /** Payloads up to this size are always accepted when they are complete: the {@link PayloadGate} is not asked. */
    public static final int SMALL = 1_024;

    /** The size of the first chunk, and of the one after the garbage collector has taken the last. */
    private static final int FIRST_CHUNK_SIZE = 4_096;

    /** Less room than this at a chunk's end is not worth a read. */
    private static final int MIN_READ = 4_096;

    /** A chunk grows by this factor while a large payload arrives: the peer's claim alone allocates nothing. */
    private static final int GROWTH = 4;

    /** A larger chunk is not kept for later. */
    private static final int MAX_KEPT = 1 << 20;

    private static final byte[] NONE = {};

    private final PayloadGate gate;

    /** The chunk in use; {@link #NONE} when nothing in it is incomplete. */
    private byte[] chunk = NONE;

    /** The chunk, also when it is not in use. */
    private @Nullable WeakReference<byte[]> known;

    private boolean retained;
    private int start;
    private int end;

    /** Payload bytes of the packet at start that are in place without headers between them. */
    private int joined;

    /** How many packets the payload at start has begun before its current one. */
    private int fragments;

    /** For the payload at start, once the gate was asked. */
    private int limit = SMALL;

    private int sequence;
    private int nextSequence;

    /**
     * Creates a framer.
     *
     * @param gate decides about payloads before they are collected
     */
    public PacketFramer(PayloadGate gate) {
        this.gate = gate;
    }

    /**
     * Creates a framer with one limit for all payloads.
     *
     * @param maxPayload the largest payload to accept, in bytes, at least {@link #SMALL}
     */
    public PacketFramer(int maxPayload) {
        this((length, id, first) -> maxPayload);
    }

    /**
     * Returns the buffer for the next bytes.
     *
     * @return a buffer over the chunk, with at least one byte remaining; valid until {@link #next} is called
     */
    public ByteBuffer readBuffer() {
        if (start != end) {
            makeRoomForRest();
            return ByteBuffer.wrap(chunk, end, chunk.length - end);
        }
        byte[] next = startAfresh();
        return ByteBuffer.wrap(next, end, next.length - end);
    }

    /**
     * Adds bytes that have arrived. To be called after each read.
     *
     * @param buffer the buffer of {@link #readBuffer()}, its position after the new bytes
     */
    public void received(ByteBuffer buffer) {
        // The buffer refers to the chunk, so that it is still there.
        chunk = Objects.requireNonNull(lastChunk(), "no buffer was asked for");
        end = buffer.position();
    }

    /**
     * Takes out the bytes that {@link #next} has not yet returned as a payload: they are not packets, but compressed ones.
     *
     * @return a copy
     */
    public byte[] takeBuffered() {
        byte[] taken = Arrays.copyOfRange(chunk, start, end);
        end = start;
        return taken;
    }

    /** Lets go of the chunk until the next bytes come, unless a packet is incomplete. To be called when payloads were read. */
    public void rest() {
        if (start == end) {
            chunk = NONE;
        }
    }

    /** Forgets all bytes that have arrived: no more will come. */
    public void release() {
        chunk = NONE;
        known = null;
        start = 0;
        end = 0;
        joined = 0;
        fragments = 0;
    }

    /**
     * Finds the next payload.
     *
     * @param payload is set to the payload, without copying; valid until the next call of {@link #readBuffer()}
     * @return false when more bytes are needed
     * @throws ProtocolException if the payload is larger than the limit or its packets are not in order
     */
    public boolean next(PayloadReader payload) {
        while (true) {
            int headerAt = fragments == 0 ? start : start + PacketHeader.SIZE + joined;
            if (end - headerAt < PacketHeader.SIZE) {
                return false;
            }
            int length = PacketHeader.length(chunk, headerAt);
            int arrived = end - headerAt - PacketHeader.SIZE;
            checkHeader(headerAt, length, arrived);
            if (arrived < length) {
                return false;
            }
            if (fragments > 0) {
                removeHeader(headerAt);
            }
            joined += length;
            nextSequence = (nextSequence + 1) & 0xFF;
            if (length < PacketHeader.MAX_LENGTH) {
                int from = start + PacketHeader.SIZE;
                payload.reset(chunk, from, from + joined);
                start = from + joined;
                joined = 0;
                fragments = 0;
                return true;
            }
            fragments++;
        }
    }

    /**
     * {@return the sequence id, 0 to 255, of the first packet of the payload that {@link #next} has just found; valid
     * until {@code next} is called again}
     */
    public int sequence() {
        return sequence;
    }

    /**
     * {@return the sequence id, 0 to 255, that follows the payload that {@link #next} has just found; valid until
     * {@code next} is called again}
     */
    public int nextSequence() {
        return nextSequence;
    }

    @Override
    public void retain(byte[] array) {
        retained |= array == lastChunk();
    }

    /**
     * Says whether there are bytes that {@link #next} has not yet returned as a payload.
     *
     * @return true if a packet is incomplete or was not taken yet
     */
    public boolean hasBufferedBytes() {
        return start != end;
    }

    private void checkHeader(int headerAt, int length, int arrived) {
        int id = PacketHeader.sequence(chunk, headerAt);
        if (fragments == 0) {
            sequence = id;
            nextSequence = id;
            if (length <= SMALL && arrived >= length) {
                return;
            }
            int first = arrived > 0 ? chunk[headerAt + PacketHeader.SIZE] & 0xFF : PayloadGate.UNKNOWN;
            limit = gate.limit(length, id, first);
        }
        if (length > limit - joined) {
            throw new ProtocolException("a packet of more than " + limit + " bytes, which is the limit here");
        }
        if (id != nextSequence) {
            throw new ProtocolException(
                    "a large packet continues with sequence id " + id + " instead of " + nextSequence);
        }
    }

    /** Closes the gap between the parts of a large payload; what follows is at most what one read brought. */
    private void removeHeader(int headerAt) {
        int from = headerAt + PacketHeader.SIZE;
        System.arraycopy(chunk, from, chunk, headerAt, end - from);
        end -= PacketHeader.SIZE;
    }

    /** Returns the chunk to read into, where nothing is incomplete; it is in use when bytes have come. */
    private byte[] startAfresh() {
        byte[] last = lastChunk();
        if (last == null) {
            return replaced(new byte[FIRST_CHUNK_SIZE]);
        }
        boolean full = end == last.length;
        if (!retained && last.length <= MAX_KEPT && !(full && last.length < CHUNK_SIZE)) {
            start = 0;
            end = 0;
            return last;
        }
        return retained && last.length - end >= MIN_READ ? last : replaced(new byte[CHUNK_SIZE]);
    }

    private byte @Nullable [] lastChunk() {
        WeakReference<byte[]> reference = known;
        return reference == null ? null : reference.get();
    }

    private byte[] replaced(byte[] next) {
        known = new WeakReference<>(next);
        retained = false;
        start = 0;
        end = 0;
        return next;
    }

    private void makeRoomForRest() {
        int needed = bytesOfCurrentPacket();
        int free = chunk.length - end;
        boolean fits = needed <= chunk.length - start;
        // A payload that will not fit fills the chunk first: moved with every read, it would be copied over and over.
        if (free >= MIN_READ || (fits && free > 0)) {
            return;
        }
        int pending = end - start;
        if (!retained && start > 0 && pending < chunk.length - MIN_READ) {
            System.arraycopy(chunk, start, chunk, 0, pending);
            start = 0;
            end = pending;
        } else {
            long grown = Math.max(pending + MIN_READ, Math.min(needed, (long) GROWTH * pending));
            replace((int) Math.max(CHUNK_SIZE, grown));
        }
    }

    /** The bytes of the packet at start, as far as its headers tell, and room for one header more. */
    private int bytesOfCurrentPacket() {
        int headerAt = fragments == 0 ? start : start + PacketHeader.SIZE + joined;
        int known = headerAt - start + PacketHeader.SIZE;
        boolean headerIsHere = end - headerAt >= PacketHeader.SIZE;
        return headerIsHere ? known + PacketHeader.length(chunk, headerAt) + PacketHeader.SIZE : known;
    }

    private void replace(int size) {
        byte[] next = new byte[size];
        int pending = end - start;
        System.arraycopy(chunk, start, next, 0, pending);
        chunk = replaced(next);
        end = pending;
    }
}
