package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PacketHeader;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The server has completed a statement, or has sent all its rows.
 *
 * <pre>
 *   1       0x00, or 0xFE after rows when CLIENT_DEPRECATE_EOF is in use
 *   lenenc  affected rows
 *   lenenc  last insert id
 *   2       status
 *   2       warnings
 *   n       info: a length-encoded string; without CLIENT_SESSION_TRACK it may also be text to the end
 *   lenenc  session state changes       if SERVER_SESSION_STATE_CHANGED
 * </pre>
 *
 * @param affectedRows unsigned
 * @param lastInsertId unsigned; a negative AUTO_INCREMENT value appears as a very large one
 * @param status the status flags
 * @param warnings the number of warnings
 * @param info the server's message, such as {@code Rows matched: 1  Changed: 1  Warnings: 0}
 * @param changes what changed in the session
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html">MySQL: OK_Packet</a>
 */
public record OkPacket(
        long affectedRows, long lastInsertId, int status, int warnings, String info, SessionChanges changes)
        implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0x00;

    /** The first byte after rows. */
    public static final int TERMINATOR = 0xFE;

    /**
     * Distinguishes the OK packet that ends the rows, if CLIENT_DEPRECATE_EOF is in use, from a row. A row that starts
     * with 0xFE has a first cell of 16 MiB or more, so it fills its first packet; an OK packet never does.
     *
     * @param in the payload, at its first byte
     * @return true for the end of rows
     */
    public static boolean isTerminator(PayloadReader in) {
        return in.remaining() > 0 && in.peek() == TERMINATOR && in.remaining() < PacketHeader.MAX_LENGTH;
    }

    /**
     * Decodes a payload that starts with either header.
     *
     * @param in the payload, at its first byte
     * @param capabilities the capabilities in use
     * @return the packet
     * @throws ProtocolException if it is malformed
     */
    public static OkPacket decode(PayloadReader in, Capabilities capabilities) {
        int header = in.readInt1();
        if (header != HEADER && header != TERMINATOR) {
            throw new ProtocolException("OK_Packet starts with 0x%02X".formatted(header));
        }
        long affectedRows = in.readLenenc();
        long lastInsertId = in.readLenenc();
        int status = in.readInt2();
        int warnings = in.readInt2();
        if (in.remaining() == 0) {
            return new OkPacket(affectedRows, lastInsertId, status, warnings, "", SessionChanges.NONE);
        }
        if (!capabilities.has(Capabilities.CLIENT_SESSION_TRACK)) {
            String info = untrackedInfo(in);
            return new OkPacket(affectedRows, lastInsertId, status, warnings, info, SessionChanges.NONE);
        }
        String info = in.readLenencString();
        SessionChanges changes = SessionChanges.NONE;
        if (ServerStatus.has(status, ServerStatus.SERVER_SESSION_STATE_CHANGED) && in.remaining() > 0) {
            changes = SessionChanges.decode(in);
        }
        in.requireExhausted("OK_Packet");
        return new OkPacket(affectedRows, lastInsertId, status, warnings, info, changes);
    }

    /** The manual says text to the end; MySQL 5.5 to 9.7 and MariaDB 11.8 send a length before it here, too. */
    private static String untrackedInfo(PayloadReader in) {
        int first = in.peek();
        boolean hasLength = first < Lenenc.NULL
                ? first == in.remaining() - 1
                : first == Lenenc.TWO_BYTES
                        && in.remaining() >= Lenenc.size(first)
                        && Lenenc.length(in.array(), in.position()) == in.remaining() - Lenenc.size(first);
        return hasLength ? in.readLenencString() : in.readRestString();
    }

    /** {@return true if another result follows} */
    public boolean moreResults() {
        return ServerStatus.has(status, ServerStatus.SERVER_MORE_RESULTS_EXISTS);
    }
}
