package io.aiomysql.protocol.message;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * Ends column definitions and rows if CLIENT_DEPRECATE_EOF is not in use.
 *
 * <pre>
 *   1  0xFE
 *   2  warnings
 *   2  status
 * </pre>
 *
 * @param warnings the number of warnings
 * @param status the status flags
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_eof_packet.html">MySQL: EOF_Packet</a>
 */
public record EofPacket(int warnings, int status) implements ServerMessage {

    /** The first byte, which may also be that of a row whose first cell is 16 MiB or more: see {@link #isEof}. */
    public static final int HEADER = 0xFE;

    /** A row that starts with 0xFE has at least the 8 bytes of that length after it. */
    private static final int ROW_LENGTH = 9;

    /**
     * Tells an EOF packet from a row.
     *
     * @param in the payload, at its first byte
     * @return true for an EOF packet
     */
    public static boolean isEof(PayloadReader in) {
        return in.remaining() < ROW_LENGTH && in.remaining() > 0 && in.peek() == HEADER;
    }

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the packet
     * @throws ProtocolException if it is malformed
     */
    public static EofPacket decode(PayloadReader in) {
        in.readHeader(HEADER, "EOF_Packet");
        EofPacket eof = new EofPacket(in.readInt2(), in.readInt2());
        in.requireExhausted("EOF_Packet");
        return eof;
    }

    /**
     * Converts the packet to the OK packet that ends rows if CLIENT_DEPRECATE_EOF is in use.
     *
     * @return an OK packet with this packet's warnings and status
     */
    public OkPacket toOk() {
        return new OkPacket(0, 0, status, warnings, "", SessionChanges.NONE);
    }
}
