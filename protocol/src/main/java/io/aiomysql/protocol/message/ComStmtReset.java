package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Closes a prepared statement's cursor and discards the long data sent for it; answered by an OK packet.
 *
 * <pre>
 *   1  0x1A
 *   4  statement id
 * </pre>
 *
 * @param statementId the server's id, all 32 bits
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_reset.html">MySQL: COM_STMT_RESET</a>
 */
public record ComStmtReset(int statementId) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x1A;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeInt4(statementId);
    }
}
