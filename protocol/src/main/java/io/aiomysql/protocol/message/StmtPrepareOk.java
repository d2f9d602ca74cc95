package io.aiomysql.protocol.message;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * A statement is prepared; its parameters' and columns' definitions follow.
 *
 * <pre>
 *   1  0x00
 *   4  statement id
 *   2  number of columns
 *   2  number of parameters
 *   1  filler
 *   2  warnings
 * </pre>
 *
 * @param statementId the server's id, all 32 bits
 * @param columns the number of columns, as far as the server can tell before it runs the statement
 * @param parameters the number of parameters, 0 to 65,535
 * @param warnings the number of warnings
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html#sect_protocol_com_stmt_prepare_response_ok">MySQL:
 *     COM_STMT_PREPARE_OK</a>
 */
public record StmtPrepareOk(int statementId, int columns, int parameters, int warnings) implements ServerMessage {

    /** The first byte. */
    public static final int HEADER = 0x00;

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @return the packet
     * @throws ProtocolException if it is malformed
     */
    public static StmtPrepareOk decode(PayloadReader in) {
        in.readHeader(HEADER, "COM_STMT_PREPARE_OK");
        int statementId = (int) in.readInt4();
        int columns = in.readInt2();
        int parameters = in.readInt2();
        in.skip(1);
        int warnings = in.readInt2();
        in.requireExhausted("COM_STMT_PREPARE_OK");
        return new StmtPrepareOk(statementId, columns, parameters, warnings);
    }

    @Override
    public String toString() {
        return "StmtPrepareOk[statementId=" + Integer.toUnsignedString(statementId) + ", columns=" + columns
                + ", parameters=" + parameters + "]";
    }
}
