package io.aiomysql.testkit.fake;

import io.aiomysql.protocol.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's answer to the greeting.
 *
 * <pre>
 *   4  capabilities
 *   4  greatest packet
 *   1  collation
 *  19  0x00
 *   4  MariaDB's own capabilities, 0x00 for MySQL
 *   n  user, NUL
 *   n  authentication response: length-encoded with PLUGIN_AUTH_LENENC, after a byte of length with SECURE_CONNECTION,
 *      else up to a NUL
 *   n  database, NUL               (with CONNECT_WITH_DB)
 *   n  plugin name, NUL            (with PLUGIN_AUTH)
 *   n  attributes                  (with CONNECT_ATTRS): length-encoded names and values after the length of all
 * </pre>
 *
 * @param capabilities bits of {@link CapabilityFlags}
 * @param extendedCapabilities MariaDB's own capabilities
 * @param maxPacketSize the greatest packet in bytes
 * @param collation the number of the collation
 * @param user the user's name
 * @param authResponse what the authentication plugin says
 * @param database the database, or null when none is named
 * @param plugin the authentication plugin's name, or null when none is named
 * @param attributes the connection attributes, in the order they were sent in
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_response.html">MySQL:
 *     HandshakeResponse41</a>
 */
public record HandshakeResponse(
        long capabilities,
        long extendedCapabilities,
        long maxPacketSize,
        int collation,
        String user,
        Bytes authResponse,
        @Nullable String database,
        @Nullable String plugin,
        Map<String, String> attributes) {

    /**
     * Says whether the client has agreed to all of these capabilities.
     *
     * @param flags bits of {@link CapabilityFlags}
     * @return true if every bit is set
     */
    public boolean has(long flags) {
        return (capabilities & flags) == flags;
    }

    static HandshakeResponse parse(byte[] payload) {
        PayloadCursor in = new PayloadCursor(payload);
        long capabilities = in.fixed(4);
        if ((capabilities & CapabilityFlags.PROTOCOL_41) == 0) {
            throw in.broken("follows capabilities without PROTOCOL_41");
        }
        long maxPacketSize = in.fixed(4);
        int collation = (int) in.fixed(1);
        in.bytes(19);
        long extendedCapabilities = in.fixed(4);
        String user = in.nulString();
        Bytes authResponse = authResponse(in, capabilities);
        String database = (capabilities & CapabilityFlags.CONNECT_WITH_DB) != 0 ? in.nulString() : null;
        String plugin = (capabilities & CapabilityFlags.PLUGIN_AUTH) != 0 ? in.nulString() : null;
        Map<String, String> attributes =
                (capabilities & CapabilityFlags.CONNECT_ATTRS) != 0 ? attributes(in) : Map.of();
        if (in.remaining() > 0) {
            throw in.broken("is too much");
        }
        return new HandshakeResponse(
                capabilities,
                extendedCapabilities,
                maxPacketSize,
                collation,
                user,
                authResponse,
                database,
                plugin,
                attributes);
    }

    private static Bytes authResponse(PayloadCursor in, long capabilities) {
        if ((capabilities & CapabilityFlags.PLUGIN_AUTH_LENENC) != 0) {
            return in.bytes(in.lenencInt());
        }
        if ((capabilities & CapabilityFlags.SECURE_CONNECTION) != 0) {
            return in.bytes(in.fixed(1));
        }
        return in.bytesUpToNul();
    }

    private static Map<String, String> attributes(PayloadCursor in) {
        long length = in.lenencInt();
        long end = in.position() + length;
        Map<String, String> attributes = new LinkedHashMap<>();
        while (in.position() < end) {
            attributes.put(in.lenencString(), in.lenencString());
        }
        if (in.position() != end) {
            throw in.broken("is behind the end of the attributes");
        }
        return Collections.unmodifiableMap(attributes);
    }
}
