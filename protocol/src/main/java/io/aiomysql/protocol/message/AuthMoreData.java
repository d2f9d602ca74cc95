package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * More data for the authentication plugin.
 *
 * <pre>
 *   1  0x01
 *   n  the plugin's data
 * </pre>
 *
 * @param data the data
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_more_data.html">MySQL:
 *     Protocol::AuthMoreData</a>
 */
public record AuthMoreData(Bytes data) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0x01;

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the data
     * @throws ProtocolException if it is malformed
     */
    public static AuthMoreData decode(PayloadReader in) {
        in.readHeader(HEADER, "AuthMoreData");
        return new AuthMoreData(in.readRest());
    }
}
