package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Asks for TLS; the TLS handshake follows at once. The first 32 bytes of a {@link HandshakeResponse41}.
 *
 * <pre>
 *   4   capabilities, with CLIENT_SSL
 *   4   largest packet that the client accepts
 *   1   collation, its low byte
 *   19  zeros
 *   4   MariaDB's own capabilities, when CLIENT_MYSQL is not set; else zeros
 * </pre>
 *
 * @param capabilities the capabilities that the client will use
 * @param maxPacketSize the size of the largest packet that the client accepts, in bytes
 * @param collation the id of the connection's collation, 1 to 255
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_ssl_request.html">MySQL:
 *     Protocol::SSLRequest</a>
 */
public record SslRequest(Capabilities capabilities, int maxPacketSize, int collation) {

    private static final int RESERVED = 19;

    /**
     * Writes the payload.
     *
     * @param out receives the payload
     */
    public void encode(PayloadWriter out) {
        out.writeInt4(capabilities.bits())
                .writeInt4(maxPacketSize)
                .writeInt1(collation)
                .writeZeros(RESERVED)
                .writeInt4(capabilities.has(Capabilities.CLIENT_MYSQL) ? 0 : capabilities.bits() >>> 32);
    }
}
