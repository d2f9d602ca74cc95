package io.aiomysql.protocol.framing;

/**
 * The four bytes before each payload.
 *
 * <pre>
 *   0      3 bytes   length of the payload, little-endian
 *   3      1 byte    sequence id, which wraps at 256
 * </pre>
 *
 * A payload of {@link #MAX_LENGTH} bytes or more is sent in several packets; the last one is shorter than {@code
 * MAX_LENGTH}, and is empty if the payload's length is a multiple of it.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html">MySQL: packets</a>
 */
public final class PacketHeader {

    /** The size of a header in bytes. */
    public static final int SIZE = 4;

    /**
     * The largest payload of one packet; after a packet of exactly this length the payload continues in the next
     * packet.
     */
    public static final int MAX_LENGTH = 0xFF_FF_FF;

    private PacketHeader() {}

    static int length(byte[] source, int at) {
        return (source[at] & 0xFF) | (source[at + 1] & 0xFF) << 8 | (source[at + 2] & 0xFF) << 16;
    }

    static int sequence(byte[] source, int at) {
        return source[at + 3] & 0xFF;
    }

    static void put(byte[] target, int at, int length, int sequence) {
        target[at] = (byte) length;
        target[at + 1] = (byte) (length >>> 8);
        target[at + 2] = (byte) (length >>> 16);
        target[at + 3] = (byte) sequence;
    }
}
