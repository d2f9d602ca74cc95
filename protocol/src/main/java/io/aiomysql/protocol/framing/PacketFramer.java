package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;
import java.nio.ByteBuffer;

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
 * of it, and new bytes go after them or into a new chunk. Not thread-safe.
 */
public final class PacketFramer implements ChunkKeeper {

    /** The size of a chunk; a larger payload gets a larger chunk. */
    public static final int CHUNK_SIZE = 65_536;

    /** Less room than this at a chunk's end is not worth a read. */
    private static final int MIN_READ = 4_096;

    /** A chunk grows by this factor while a large payload arrives: the peer's claim alone allocates nothing. */
    private static final int GROWTH = 4;

    /** A larger chunk is not kept for later. */
    private static final int MAX_KEPT = 1 << 20;

    private byte[] chunk = new byte[CHUNK_SIZE];
    private boolean retained;
    private int start;
    private int end;

    /** Payload bytes of the packet at start that are in place without headers between them. */
    private int joined;

    /** How many packets the payload at start has begun before its current one. */
    private int fragments;

    private int maxPayload;
    private int sequence;
    private int nextSequence;

    /**
     * Creates a framer.
     *
     * @param maxPayload the largest payload to accept, in bytes
     */
    public PacketFramer(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    /**
     * Changes the limit, for example after the login.
     *
     * @param newMaxPayload the largest payload to accept, in bytes
     */
    public void maxPayload(int newMaxPayload) {
        maxPayload = newMaxPayload;
    }

    /**
     * Returns the buffer for the next bytes.
     *
     * @return a buffer over the chunk, with at least one byte remaining; valid until {@link #next} is called
     */
    public ByteBuffer readBuffer() {
        if (start == end) {
            startAfresh();
        } else {
            makeRoomForRest();
        }
        return ByteBuffer.wrap(chunk, end, chunk.length - end);
    }

    /**
     * Adds bytes that have arrived. To be called after each read.
     *
     * @param buffer the buffer of {@link #readBuffer()}, its position after the new bytes
     */
    public void received(ByteBuffer buffer) {
        end = buffer.position();
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
            checkHeader(headerAt, length);
            if (end - headerAt - PacketHeader.SIZE < length) {
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
        retained |= array == chunk;
    }

    /**
     * Says whether there are bytes that {@link #next} has not yet returned as a payload.
     *
     * @return true if a packet is incomplete or was not taken yet
     */
    public boolean hasBufferedBytes() {
        return start != end;
    }

    private void checkHeader(int headerAt, int length) {
        if (length > maxPayload - joined) {
            throw new ProtocolException("a packet of more than " + maxPayload + " bytes, which is the limit");
        }
        int id = PacketHeader.sequence(chunk, headerAt);
        if (fragments == 0) {
            sequence = id;
            nextSequence = id;
        } else if (id != nextSequence) {
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

    private void startAfresh() {
        if (!retained && chunk.length <= MAX_KEPT) {
            start = 0;
            end = 0;
        } else if (!retained || chunk.length - end < MIN_READ) {
            replace(CHUNK_SIZE);
        }
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
        System.arraycopy(chunk, start, next, 0, end - start);
        end -= start;
        start = 0;
        chunk = next;
        retained = false;
    }
}
