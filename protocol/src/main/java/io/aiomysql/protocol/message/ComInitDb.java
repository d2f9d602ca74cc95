package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * Selects the database; answered by an OK packet.
 *
 * <pre>
 *   1  0x02
 *   n  name, to the end
 * </pre>
 *
 * @param database the name, unquoted
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_init_db.html">MySQL: COM_INIT_DB</a>
 */
public record ComInitDb(String database) implements ClientCommand {

    /** The first byte. */
    public static final int HEADER = 0x02;

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(HEADER).writeRestString(database);
    }
}
