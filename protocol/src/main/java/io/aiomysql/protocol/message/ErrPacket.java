package io.aiomysql.protocol.message;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The server reports an error.
 *
 * <pre>
 *   1    0xFF
 *   2    error code
 *   1+5  '#' and the SQLSTATE, unless the server does not know the client's capabilities yet
 *   n    message
 * </pre>
 *
 * @param code the error code, 0 to 65,535
 * @param sqlState five characters; {@code HY000} when the server sent none
 * @param message the server's message; may quote data, and may be empty
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_err_packet.html">MySQL: ERR_Packet</a>
 */
public record ErrPacket(int code, String sqlState, String message) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0xFF;

    private static final int SQL_STATE_MARKER = '#';
    private static final int SQL_STATE_LENGTH = 5;
    private static final String GENERAL_ERROR = "HY000";

    /**
     * Decodes a payload. The packet itself shows whether it has a SQLSTATE: error 1040, which is sent before the
     * greeting, has none.
     *
     * @param in the payload, at its first byte
     * @return the error
     * @throws ProtocolException if it is malformed
     */
    public static ErrPacket decode(PayloadReader in) {
        in.readHeader(HEADER, "ERR_Packet");
        int code = in.readInt2();
        String sqlState = GENERAL_ERROR;
        if (in.remaining() > SQL_STATE_LENGTH && in.peek() == SQL_STATE_MARKER) {
            in.skip(1);
            sqlState = in.readString(SQL_STATE_LENGTH);
        }
        return new ErrPacket(code, sqlState, in.readRestString());
    }

    @Override
    public String toString() {
        return "ErrPacket[code=" + code + ", sqlState=" + sqlState + "]";
    }
}
