package io.aiomysql.protocol.message;

import static io.aiomysql.protocol.ServerFamily.MARIADB;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * The greeting, which is the first packet of the server.
 *
 * <pre>
 *   1      0x0A
 *   n NUL  server version
 *   4      thread id
 *   8      authentication data, part 1
 *   1      filler
 *   2      capabilities, low half
 *   1      default collation, its low byte
 *   2      status
 *   2      capabilities, high half
 *   1      length of the authentication data, or 0
 *   6      reserved
 *   4      MariaDB's own capabilities, when CLIENT_MYSQL is not set and the version names MariaDB; else reserved
 *   n      authentication data, part 2: max(13, length - 8) bytes
 *   n NUL  name of the authentication plugin
 * </pre>
 *
 * @param serverVersion the version text as sent
 * @param threadId the connection's id on the server, unsigned 32 bits (a proxy may show its own)
 * @param authData the challenge, both parts; usually ends with a NUL
 * @param capabilities the server's capabilities
 * @param collation the low byte of the default collation's id
 * @param status the status flags
 * @param authPlugin the name of the server's default plugin; empty if the server names none
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html">MySQL:
 *     Protocol::HandshakeV10</a>
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection#initial-handshake-packet">MariaDB:
 *     initial handshake packet</a>
 */
public record HandshakeV10(
        String serverVersion,
        long threadId,
        Bytes authData,
        Capabilities capabilities,
        int collation,
        int status,
        String authPlugin)
        implements ServerMessage {

    /** The protocol version, which is the first byte. */
    public static final int HEADER = 0x0A;

    private static final int AUTH_DATA_1 = 8;
    private static final int MIN_AUTH_DATA_2 = 13;
    private static final int RESERVED = 6;

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the greeting
     * @throws ProtocolException if it is no greeting, or one of another protocol version
     */
    public static HandshakeV10 decode(PayloadReader in) {
        int protocol = in.readInt1();
        if (protocol != HEADER) {
            throw new ProtocolException("the server speaks protocol version " + protocol
                    + "; only version 10 (MySQL 4.1 and later, MariaDB) is supported");
        }
        String version = in.readNulString();
        long threadId = in.readInt4();
        Bytes part1 = in.readBytes(AUTH_DATA_1);
        in.skip(1);
        long lower = in.readInt2();
        int collation = in.readInt1();
        int status = in.readInt2();
        Capabilities capabilities = new Capabilities(lower | (long) in.readInt2() << 16);
        int authDataLength = in.readInt1();
        in.skip(RESERVED);
        long mariaDb = in.readInt4();
        // Elsewhere these bytes are reserved, whatever a server that is not MariaDB has put into them.
        if (!capabilities.has(Capabilities.CLIENT_MYSQL) && ServerFamily.of(version, capabilities) == MARIADB) {
            capabilities = capabilities.with(mariaDb << 32);
        }
        Bytes part2 = Bytes.EMPTY;
        if (capabilities.has(Capabilities.CLIENT_SECURE_CONNECTION)) {
            part2 = in.readBytes(Math.max(MIN_AUTH_DATA_2, authDataLength - AUTH_DATA_1));
        }
        // MySQL before 5.5.10 left out the NUL after the name.
        String plugin = capabilities.has(Capabilities.CLIENT_PLUGIN_AUTH) ? in.readNulOrRestString() : "";
        return new HandshakeV10(version, threadId, join(part1, part2), capabilities, collation, status, plugin);
    }

    /** {@return the family of the server} */
    public ServerFamily family() {
        return ServerFamily.of(serverVersion, capabilities);
    }

    private static Bytes join(Bytes first, Bytes second) {
        byte[] both = new byte[first.length() + second.length()];
        System.arraycopy(first.toArray(), 0, both, 0, first.length());
        System.arraycopy(second.toArray(), 0, both, first.length(), second.length());
        return Bytes.copyOf(both);
    }
}
