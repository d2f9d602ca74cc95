package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;

/** Decides by a payload's first header whether it may come at all, and how large it may be: before it is collected. */
@FunctionalInterface
public interface PayloadGate {

    /** In place of the first byte where it has not arrived, or the payload is empty. */
    int UNKNOWN = -1;

    /**
     * Admits a payload. May be asked more than once for the same one, as more of it arrives; a payload that has arrived
     * whole and is no larger than {@link PacketFramer#SMALL} need not be asked for.
     *
     * @param length of its first packet, 0 to 16,777,215 bytes
     * @param sequence the sequence id of its first packet, 0 to 255
     * @param first its first byte, 0 to 255, or {@link #UNKNOWN}
     * @return the largest payload to accept, in bytes, all its packets together; at least {@link PacketFramer#SMALL}
     * @throws ProtocolException if no such payload may come now
     */
    int limit(int length, int sequence, int first);
}
