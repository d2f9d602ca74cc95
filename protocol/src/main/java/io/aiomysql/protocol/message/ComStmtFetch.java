package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Fetches rows from a prepared statement's cursor; {@code FetchMachine} reads the answer.
 *
 * <pre>
 *   1  0x1C
 *   4  statement id
 *   4  number of rows
 * </pre>
 *
 * @param statementId the server's id, all 32 bits
 * @param rows the maximum number of rows to fetch, at least 1
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_fetch.html">MySQL: COM_STMT_FETCH</a>
 */
public record ComStmtFetch(int statementId, int rows) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x1C;

    /** Checks the number of rows. */
    public ComStmtFetch {
        if (rows < 1) {
            throw new IllegalArgumentException("the number of rows to fetch must be 1 or more, not " + rows);
        }
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeInt4(statementId).writeInt4(rows);
    }
}
