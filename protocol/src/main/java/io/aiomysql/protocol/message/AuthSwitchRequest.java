package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The server asks for another authentication plugin.
 *
 * <pre>
 *   1      0xFE
 *   n NUL  name of the plugin
 *   n      the plugin's data
 * </pre>
 *
 * @param plugin the name
 * @param data the plugin's challenge
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_switch_request.html">MySQL:
 *     Protocol::AuthSwitchRequest</a>
 */
public record AuthSwitchRequest(String plugin, Bytes data) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0xFE;

    /** The plugin that a packet without a name asks for: the method of servers before 4.1. */
    public static final String OLD_PASSWORD = "mysql_old_password";

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the request
     * @throws ProtocolException if it is malformed
     */
    public static AuthSwitchRequest decode(PayloadReader in) {
        in.readHeader(HEADER, "AuthSwitchRequest");
        if (in.remaining() == 0) {
            return new AuthSwitchRequest(OLD_PASSWORD, Bytes.EMPTY);
        }
        return new AuthSwitchRequest(in.readNulString(), in.readRest());
    }
}
