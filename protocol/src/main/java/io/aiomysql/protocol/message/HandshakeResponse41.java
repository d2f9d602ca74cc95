package io.aiomysql.protocol.message;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_ATTRS;
import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA;
import static io.aiomysql.protocol.Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Map;

/**
 * The login, which the client sends after the greeting.
 *
 * <pre>
 *   32        as {@link SslRequest}
 *   n NUL     user
 *   lenenc    first answer of the authentication plugin (one byte of length without ..._LENENC_CLIENT_DATA)
 *   n NUL     database                        if CLIENT_CONNECT_WITH_DB
 *   n NUL     name of the plugin              if CLIENT_PLUGIN_AUTH
 *   lenenc    attributes: name, value, ...    if CLIENT_CONNECT_ATTRS
 *   1         level of compression, 1 to 22   if CLIENT_ZSTD_COMPRESSION_ALGORITHM
 * </pre>
 *
 * @param prefix capabilities, packet size and collation
 * @param user the account's name
 * @param authResponse the plugin's first answer
 * @param database the database to use; empty for none
 * @param authPlugin the plugin that made the answer
 * @param attributes the connection's attributes, in order
 * @param zstdLevel the level at which the server compresses with zstd
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_response.html">MySQL:
 *     Protocol::HandshakeResponse41</a>
 */
public record HandshakeResponse41(
        SslRequest prefix,
        String user,
        Bytes authResponse,
        String database,
        String authPlugin,
        Map<String, String> attributes,
        int zstdLevel) {

    /** The longest answer, in bytes, where CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA is not in use. */
    public static final int MAX_SHORT_ANSWER = 255;

    /**
     * Writes the payload.
     *
     * @param out receives the payload
     * @throws IllegalArgumentException if a name contains a NUL, or the answer is too long for the server
     */
    public void encode(PayloadWriter out) {
        prefix.encode(out);
        out.writeNulString(user);
        writeAuthResponse(out);
        if (prefix.capabilities().has(CLIENT_CONNECT_WITH_DB)) {
            out.writeNulString(database);
        }
        if (prefix.capabilities().has(CLIENT_PLUGIN_AUTH)) {
            out.writeNulString(authPlugin);
        }
        if (prefix.capabilities().has(CLIENT_CONNECT_ATTRS)) {
            writeAttributes(out, attributes);
        }
        if (prefix.capabilities().has(CLIENT_ZSTD_COMPRESSION_ALGORITHM)) {
            out.writeInt1(zstdLevel);
        }
    }

    /** Writes the connection's attributes, as COM_CHANGE_USER has them too. */
    static void writeAttributes(PayloadWriter out, Map<String, String> attributes) {
        PayloadWriter block = new PayloadWriter();
        attributes.forEach((name, value) -> block.writeLenencString(name).writeLenencString(value));
        out.writeLenencBytes(block.toBytes());
    }

    private void writeAuthResponse(PayloadWriter out) {
        if (prefix.capabilities().has(CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA)) {
            out.writeLenencBytes(authResponse);
        } else if (authResponse.length() <= MAX_SHORT_ANSWER) {
            out.writeInt1(authResponse.length()).writeBytes(authResponse);
        } else {
            throw new IllegalArgumentException(
                    "the server accepts no authentication answer of more than " + MAX_SHORT_ANSWER + " bytes");
        }
    }

    @Override
    public String toString() {
        return "HandshakeResponse41[" + prefix.capabilities() + ", authPlugin=" + authPlugin + "]";
    }
}
