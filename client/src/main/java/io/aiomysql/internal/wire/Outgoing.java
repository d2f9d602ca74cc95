package io.aiomysql.internal.wire;

import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.spi.TransportConnection;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The one buffer for sending: packets are encoded into it one after the other, and sent in one write. While the transport
 * has it, nothing is encoded.
 *
 * <p>One thread at a time encodes and writes, and not always the same; the buffer comes back on the event loop.
 */
public final class Outgoing {

    /** A larger buffer is not kept. */
    private static final int KEPT = 1 << 16;

    private final TransportConnection transport;
    private final PacketWriter packets = new PacketWriter();

    /** What is encoded may hold a password; used by whoever encodes. */
    private boolean secret;

    /** The transport has the buffer; set by whoever writes, cleared when the buffer comes back. */
    private volatile boolean busy;

    public Outgoing(TransportConnection transport) {
        this.transport = transport;
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
    }

    /** Nothing will be sent any more; while nobody encodes. */
    public void release() {
        wipeSecret();
        packets.release();
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
        boolean done = transport.write(ByteBuffer.wrap(packets.array(), 0, packets.size()));
        if (done) {
            busy = false;
        }
        return done;
    }

    /**
     * Overwrites what was written, also what is left of longer messages: a login may have sent the password itself, and the buffer
     * is used again.
     */
    public void wipe() {
        Arrays.fill(packets.array(), (byte) 0);
    }

    /** The transport has given the buffer back. */
    void written() {
        busy = false;
    }
}
