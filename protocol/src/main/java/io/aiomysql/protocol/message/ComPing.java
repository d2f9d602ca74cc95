package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Checks that the server is alive; answered by an OK packet.
 *
 * <pre>
 *   1  0x0E
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_ping.html">MySQL: COM_PING</a>
 */
public record ComPing() implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x0E;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER);
    }
}
