package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Sends a parameter's value, or the next part of it, ahead of COM_STMT_EXECUTE. The server does not answer: the answer
 * to COM_STMT_EXECUTE reports what was wrong. For an empty value one empty part is sent, because otherwise the server
 * would not regard the parameter as sent.
 *
 * <pre>
 *   1  0x18
 *   4  statement id
 *   2  parameter
 *   n  data, to the end
 * </pre>
 *
 * @param statementId the server's id, all 32 bits
 * @param parameter its index, 0 to 65,534
 * @param data the part, which the server appends to the parts before
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_send_long_data.html">MySQL: COM_STMT_SEND_LONG_DATA</a>
 */
public record ComStmtSendLongData(int statementId, int parameter, Bytes data) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x18;

    private static final int MAX_PARAMETER = 65_534;

    /** Checks the parameter. */
    public ComStmtSendLongData {
        if (parameter < 0 || parameter > MAX_PARAMETER) {
            throw new IllegalArgumentException("a statement has no parameter " + parameter);
        }
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeInt4(statementId).writeInt2(parameter).writeBytes(data);
    }
}
