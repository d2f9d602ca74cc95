package io.aiomysql.protocol.message;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_ATTRS;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Map;

/**
 * A new login on the same connection. The server resets the session as for COM_RESET_CONNECTION, selects the database, and goes on as
 * after {@link HandshakeResponse41}: with AuthSwitchRequest, AuthMoreData, OK or ERR.
 *
 * <pre>
 *   1      0x11
 *   n NUL  user
 *   1      length of the first answer
 *   n      first answer of the authentication plugin
 *   n NUL  database, empty for none
 *   2      collation
 *   n NUL  name of the plugin              if CLIENT_PLUGIN_AUTH
 *   lenenc attributes: name, value, ...    if CLIENT_CONNECT_ATTRS
 * </pre>
 *
 * @param capabilities the capabilities in use
 * @param user the account's name
 * @param authResponse the plugin's first answer, at most 255 bytes
 * @param database the database to select; empty for none
 * @param collation the id of the collation, 0 to 65,535
 * @param authPlugin the plugin that made the answer
 * @param attributes the connection's attributes, in order
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_change_user.html">MySQL: COM_CHANGE_USER</a>
 */
public record ComChangeUser(
        Capabilities capabilities,
        String user,
        Bytes authResponse,
        String database,
        int collation,
        String authPlugin,
        Map<String, String> attributes)
        implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x11;

    /** The longest first answer, in bytes. */
    public static final int MAX_ANSWER = 255;

    /** Checks the length of the answer. */
    public ComChangeUser {
        if (authResponse.length() > MAX_ANSWER) {
            throw new IllegalArgumentException(
                    "COM_CHANGE_USER has room for an answer of " + MAX_ANSWER + " bytes, not " + authResponse.length());
        }
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeNulString(user);
        out.writeInt1(authResponse.length()).writeBytes(authResponse);
        out.writeNulString(database).writeInt2(collation);
        if (capabilities.has(CLIENT_PLUGIN_AUTH)) {
            out.writeNulString(authPlugin);
        }
        if (capabilities.has(CLIENT_CONNECT_ATTRS)) {
            HandshakeResponse41.writeAttributes(out, attributes);
        }
    }

    @Override
    public String toString() {
        return "ComChangeUser[" + capabilities + ", authPlugin=" + authPlugin + "]";
    }
}
