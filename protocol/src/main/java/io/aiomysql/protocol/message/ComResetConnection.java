package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Resets the session without a new login: rolls back the transaction, drops temporary tables and prepared statements,
 * and resets variables. The database remains selected. MySQL 5.7.3, MariaDB 10.2.4 and later.
 *
 * <pre>
 *   1  0x1F
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_reset_connection.html">MySQL: COM_RESET_CONNECTION</a>
 */
public record ComResetConnection() implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x1F;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER);
    }
}
