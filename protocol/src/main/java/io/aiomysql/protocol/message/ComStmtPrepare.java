package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Prepares one statement; {@code PrepareMachine} reads the answer.
 *
 * <pre>
 *   1  0x16
 *   n  SQL, to the end, with a ? for each parameter
 * </pre>
 *
 * @param sql the statement
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html">MySQL: COM_STMT_PREPARE</a>
 */
public record ComStmtPrepare(String sql) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x16;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeRestString(sql);
    }

    @Override
    public String toString() {
        return "ComStmtPrepare[" + sql.length() + " characters]";
    }
}
