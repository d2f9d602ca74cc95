package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Runs SQL over the text protocol; {@code QueryMachine} reads the answer.
 *
 * <pre>
 *   1  0x03
 *   n  SQL, to the end
 * </pre>
 *
 * @param sql the statement, or several statements if CLIENT_MULTI_STATEMENTS is in use
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query.html">MySQL: COM_QUERY</a>
 */
public record ComQuery(String sql) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x03;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeRestString(sql);
    }

    @Override
    public String toString() {
        return "ComQuery[" + sql.length() + " characters]";
    }
}
