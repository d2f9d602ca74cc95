package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.nio.charset.StandardCharsets;

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
 * @param message the server's message, decoded as UTF-8; may quote data, and may be empty
 * @param bytes the message as it was sent: in the character set of results, which this packet does not name
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_err_packet.html">MySQL: ERR_Packet</a>
 */
public record ErrPacket(int code, String sqlState, String message, Bytes bytes) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0xFF;

    private static final int SQL_STATE_MARKER = '#';
    private static final int SQL_STATE_LENGTH = 5;
    private static final String GENERAL_ERROR = "HY000";

    /**
     * Makes a packet.
     *
     * @param code the error code
     * @param sqlState five characters
     * @param message the message, sent in UTF-8
     */
    public ErrPacket(int code, String sqlState, String message) {
        this(code, sqlState, message, Bytes.copyOf(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the same error with another message} */
    public ErrPacket withMessage(String text) {
        return new ErrPacket(code, sqlState, text, bytes);
    }

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
        Bytes bytes = in.readBytes(in.remaining());
        return new ErrPacket(code, sqlState, new String(bytes.toArray(), StandardCharsets.UTF_8), bytes);
    }

    @Override
    public String toString() {
        return "ErrPacket[code=" + code + ", sqlState=" + sqlState + "]";
    }
}
