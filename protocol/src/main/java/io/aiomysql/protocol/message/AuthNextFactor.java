package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The server has accepted one factor of the login and asks for the next one. Only where CLIENT_MULTI_FACTOR_AUTHENTICATION is in use: without
 * it, the first byte is one of a plugin's data.
 *
 * <pre>
 *   1      0x02
 *   n NUL  name of the plugin
 *   n      the plugin's data
 * </pre>
 *
 * @param plugin the name
 * @param data the plugin's challenge
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_next_factor_request.html">MySQL:
 *     Protocol::AuthNextFactor</a>
 */
public record AuthNextFactor(String plugin, Bytes data) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0x02;

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the request
     * @throws ProtocolException if it is malformed
     */
    public static AuthNextFactor decode(PayloadReader in) {
        in.readHeader(HEADER, "AuthNextFactor");
        return new AuthNextFactor(in.readNulString(), in.readRest());
    }
}
