package io.aiomysql.protocol.framing;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets into compressed packets. Not thread-safe.
 *
 * <pre>
 *   packets      [ command          ][ command ][ large command                          ]
 *   compressed   [id 0              ][id 0     ][id 0            ][id 1            ][id 2]
 * </pre>
 *
 * <p>No two commands share a compressed packet, although the manual allows it. Servers (MySQL 9.7.4, MariaDB 11.8.9) write an answer over
 * the buffer that they have read: what stands behind the command is lost where the answer is longer than the command, and then
 * the server waits for the rest of a packet that was none. Where it is not lost, its answer has the sequence id 0 in place of 1. They
 * count the compressed packets of each command from 0.
 */
public final class CompressedWriter {

    /** The bytes in one compressed packet, before compression. Small, so that a large command needs little memory. */
    public static final int MAX_PIECE = 1 << 18;

    /** Shorter pieces hardly get smaller: servers do not compress them either. */
    private static final int MIN_COMPRESSED = 50;

    /** As many bytes are written at once, if there are so many. */
    private static final int WRITTEN = 1 << 16;

    private static final byte[] NOTHING = {};

    private final Compressor compressor;
    private byte[] packets = NOTHING;
    private int position;
    private int limit;
    private boolean compresses;

    /** The end of the payload at the position, all its packets included. */
    private int payloadEnd;

    private int sequence;
    private byte[] array = NOTHING;
    private int size;
    private boolean closed;

    /** An array that rests: kept only until the next garbage collection. */
    private @Nullable WeakReference<byte[]> resting;

    /**
     * Creates a writer.
     *
     * @param compressor compresses the pieces; closed with this writer
     */
    public CompressedWriter(Compressor compressor) {
        this.compressor = compressor;
    }

    /**
     * Counts the compressed packets of a payload.
     *
     * @param bytes its length with the headers of its packets
     * @return how many compressed packets it becomes
     */
    public static int count(int bytes) {
        return (int) (((long) bytes + MAX_PIECE - 1) / MAX_PIECE);
    }

    /**
     * Takes packets.
     *
     * @param whole complete packets, which stay as they are until {@link #next} returns false
     * @param length their length in bytes
     * @param secret whether they may hold a secret: then they are not compressed, because the size would tell of it, and the
     *     compressor would keep it
     */
    public void begin(byte[] whole, int length, boolean secret) {
        packets = whole;
        position = 0;
        payloadEnd = 0;
        limit = length;
        compresses = !secret;
    }

    /**
     * Makes the next compressed packets.
     *
     * @return false if there are no more
     */
    public boolean next() {
        size = 0;
        while (position < limit && size < WRITTEN && !closed) {
            if (position == payloadEnd) {
                beginPayload();
            }
            int length = Math.min(MAX_PIECE, payloadEnd - position);
            append(length);
            position += length;
            sequence++;
        }
        if (size == 0) {
            packets = NOTHING;
        }
        return size > 0;
    }

    /** {@return the array that the compressed packets are in, from its first byte on} */
    public byte[] array() {
        return array;
    }

    /** {@return how many bytes the compressed packets have} */
    public int size() {
        return size;
    }

    /** Overwrites what was written. */
    public void wipe() {
        Arrays.fill(array, (byte) 0);
    }

    /** There is nothing to write for now. */
    public void rest() {
        compressor.rest();
        if (array.length > 0) {
            resting = new WeakReference<>(array);
            array = NOTHING;
        }
    }

    /** Nothing will be written any more. */
    public void close() {
        closed = true;
        compressor.close();
        packets = NOTHING;
        array = NOTHING;
        resting = null;
        limit = 0;
    }

    /** A payload goes on with the id that it has itself: 0 for a command, and the one after the server's for an answer. */
    private void beginPayload() {
        sequence = PacketHeader.sequence(packets, position);
        int length;
        do {
            length = PacketHeader.length(packets, payloadEnd);
            payloadEnd += PacketHeader.SIZE + length;
        } while (length == PacketHeader.MAX_LENGTH);
    }

    private void append(int length) {
        ensure(CompressedHeader.SIZE + length);
        int at = size + CompressedHeader.SIZE;
        int compressed = compresses && length >= MIN_COMPRESSED
                ? compressor.compress(packets, position, length, array, at, length - 1)
                : 0;
        if (compressed == 0) {
            System.arraycopy(packets, position, array, at, length);
            CompressedHeader.put(array, size, length, sequence, 0);
            size = at + length;
        } else {
            CompressedHeader.put(array, size, compressed, sequence, length);
            size = at + compressed;
        }
    }

    private void ensure(int more) {
        if (array.length == 0) {
            WeakReference<byte[]> reference = resting;
            byte[] last = reference == null ? null : reference.get();
            array = last == null ? new byte[Math.max(1_024, more)] : last;
            resting = null;
        }
        if (more > array.length - size) {
            array = Arrays.copyOf(array, Math.max(size + more, 2 * array.length));
        }
    }
}
