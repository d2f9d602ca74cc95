package io.aiomysql.protocol.framing;

/**
 * The seven bytes before each compressed packet.
 *
 * <pre>
 *   0      3 bytes   length of what follows, little-endian
 *   3      1 byte    sequence id of the compressed packets, which wraps at 256
 *   4      3 bytes   length before compression; 0 if what follows is not compressed
 * </pre>
 *
 * What a compressed packet holds is a part of the stream of packets: several of them, one, or a piece of one.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_compression_packet.html">MySQL: compressed
 *     packet</a>
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/0-packet">MariaDB: compressed packet</a>
 */
final class CompressedHeader {

    static final int SIZE = 7;

    private CompressedHeader() {}

    static int length(byte[] source, int at) {
        return PacketHeader.length(source, at);
    }

    static int sequence(byte[] source, int at) {
        return PacketHeader.sequence(source, at);
    }

    static int uncompressedLength(byte[] source, int at) {
        return PacketHeader.length(source, at + PacketHeader.SIZE);
    }

    static void put(byte[] target, int at, int length, int sequence, int uncompressed) {
        PacketHeader.put(target, at, length, sequence);
        target[at + 4] = (byte) uncompressed;
        target[at + 5] = (byte) (uncompressed >>> 8);
        target[at + 6] = (byte) (uncompressed >>> 16);
    }
}
