package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Ends the session; the server closes the connection and does not answer.
 *
 * <pre>
 *   1  0x01
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_quit.html">MySQL: COM_QUIT</a>
 */
public record ComQuit() implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x01;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER);
    }
}
