package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Closes a prepared statement and its cursor. The server does not answer, not even if it does not know the statement.
 *
 * <pre>
 *   1  0x19
 *   4  statement id
 * </pre>
 *
 * @param statementId the server's id, all 32 bits
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_close.html">MySQL: COM_STMT_CLOSE</a>
 */
public record ComStmtClose(int statementId) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x19;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeInt4(statementId);
    }
}
