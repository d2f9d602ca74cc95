package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the session that an OK packet reports if CLIENT_SESSION_TRACK is in use. Kinds of changes that the
 * client does not use (transaction state) are ignored.
 *
 * <p>An entry that says less or more than it should is no reason to end the connection: NULL and what is missing are read as
 * empty, and what is behind the schema is ignored.
 *
 * <pre>
 *   lenenc          length of all entries
 *   entry:  1       kind
 *           lenenc  length of the data
 *           data    0 variables: pairs of length-encoded strings; 1 schema: a length-encoded string;
 *                   3 GTIDs: one byte, 0 for the only encoding that there is, then a length-encoded string
 * </pre>
 *
 * @param schema the new database; empty if none is selected any more; null if it did not change
 * @param variables the variables that changed, with their new values, names in lower case as the server sends them
 * @param gtids what MySQL reports of global transaction identifiers; null if nothing. MariaDB reports the variable last_gtid
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html#sect_protocol_basic_ok_packet_sessinfo">MySQL:
 *     session state information</a>
 */
public record SessionChanges(
        @Nullable String schema,
        Map<String, String> variables,
        @Nullable String gtids) {

    /** Nothing changed. */
    public static final SessionChanges NONE = new SessionChanges(null, Map.of(), null);

    private static final int SYSTEM_VARIABLES = 0x00;
    private static final int SCHEMA = 0x01;
    private static final int GTIDS = 0x03;
    private static final int GTIDS_AS_TEXT = 0x00;

    /**
     * Changes of schema and variables alone.
     *
     * @param schema as above
     * @param variables as above
     */
    public SessionChanges(@Nullable String schema, Map<String, String> variables) {
        this(schema, variables, null);
    }

    /** Copies the map. */
    public SessionChanges {
        variables = Map.copyOf(variables);
    }

    static SessionChanges decode(PayloadReader in) {
        PayloadReader entries = slice(in);
        String schema = null;
        String gtids = null;
        Map<String, String> variables = new LinkedHashMap<>();
        while (entries.remaining() > 0) {
            int kind = entries.readInt1();
            PayloadReader data = slice(entries);
            if (kind == SYSTEM_VARIABLES) {
                // MySQL sends one pair an entry, MariaDB as many as changed.
                while (data.remaining() > 0) {
                    String name = text(data);
                    variables.put(name, text(data));
                }
            } else if (kind == SCHEMA) {
                schema = text(data);
            } else if (kind == GTIDS && data.remaining() > 0 && data.readInt1() == GTIDS_AS_TEXT) {
                gtids = text(data);
            }
        }
        return new SessionChanges(schema, variables, gtids);
    }

    @Override
    public String toString() {
        // The values are the session's own: redirect_url, for one, may hold a password.
        return "SessionChanges[schema=" + schema + ", variables=" + variables.keySet() + "]";
    }

    private static PayloadReader slice(PayloadReader in) {
        int length = in.readLength();
        PayloadReader part = new PayloadReader();
        part.reset(in.array(), in.position(), in.position() + length);
        in.skip(length);
        return part;
    }

    private static String text(PayloadReader data) {
        if (data.remaining() == 0) {
            return "";
        }
        if (data.peek() == Lenenc.NULL) {
            data.skip(1);
            return "";
        }
        return data.readLenencString();
    }
}
