package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * Begins a result with rows.
 *
 * <pre>
 *   lenenc  number of columns
 *   1       1 when their definitions follow, 0 when not       if MARIADB_CLIENT_CACHE_METADATA
 * </pre>
 *
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/4-server-response-packets/result-set-packets#column-count-packet">MariaDB:
 *     column count packet</a>
 */
record ColumnCount(int count, boolean definitionsFollow) {

    static ColumnCount decode(PayloadReader in, Capabilities capabilities) {
        long count = in.readLenenc();
        if (count < 1 || count > ProtocolLimits.MAX_COLUMNS) {
            throw new ProtocolException("a result of " + Long.toUnsignedString(count) + " columns; the maximum is "
                    + ProtocolLimits.MAX_COLUMNS);
        }
        boolean definitionsFollow = true;
        // Without the byte the definitions follow: proxies hand on the capability and not always what it brings.
        if (capabilities.has(Capabilities.MARIADB_CLIENT_CACHE_METADATA) && in.remaining() > 0) {
            int flag = in.readInt1();
            if (flag > 1) {
                throw new ProtocolException("a column count whose flag for definitions is " + flag);
            }
            definitionsFollow = flag == 1;
        }
        in.requireExhausted("the column count");
        return new ColumnCount((int) count, definitionsFollow);
    }
}
