package io.aiomysql.protocol.command;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;

/**
 * The column definitions that the server sent last for a prepared statement, which under MARIADB_CLIENT_CACHE_METADATA are
 * those of the next result too when it leaves its own out. One for each prepared statement, from the preparation on: it is
 * read when an answer comes and not when its command is sent, so that commands may be in flight together. Not thread-safe.
 */
public final class KnownColumns {

    private List<ColumnDefinition41> columns = List.of();

    /** Knows none. */
    public KnownColumns() {}

    /**
     * Takes note of what the server sent, in the answer to COM_STMT_PREPARE or before rows.
     *
     * @param definitions the definitions; none where the server could not tell them
     */
    public void learn(List<ColumnDefinition41> definitions) {
        columns = List.copyOf(definitions);
    }

    /** Forgets what was sent: of an answer with several results, none is the next one's. */
    void forget() {
        columns = List.of();
    }

    /** Returns the definitions of a result that comes without. */
    List<ColumnDefinition41> of(int count) {
        if (columns.size() != count) {
            throw new ProtocolException("a result of " + count + " columns without definitions, where "
                    + (columns.isEmpty() ? "none are" : "those of " + columns.size() + " columns are")
                    + " known; leave MARIADB_CLIENT_CACHE_METADATA out of the capabilities");
        }
        return columns;
    }
}
