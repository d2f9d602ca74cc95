package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;

/**
 * The column definitions that the server sent last for a prepared statement. Definitions that it sends again are not
 * decoded again. With MARIADB_CLIENT_CACHE_METADATA they are also those of the next result, if the server leaves out
 * that result's own. There is one object for each prepared statement, made when it is prepared. It is read when an
 * answer arrives, not when the command is sent, so that several commands may be in flight. Not thread-safe.
 */
public final class KnownColumns {

    private List<ColumnDefinition41> columns = List.of();

    /** Creates an object that knows no columns. */
    public KnownColumns() {}

    /**
     * Remembers the definitions that the server has sent, in the answer to COM_STMT_PREPARE or before rows; an empty
     * list if it could not know them yet. Returns the list that was known before if nothing has changed.
     */
    List<ColumnDefinition41> learn(List<ColumnDefinition41> definitions) {
        if (!columns.equals(definitions)) {
            columns = List.copyOf(definitions);
        }
        return columns;
    }

    /** Decodes the definition of a column, or returns the one that is already known. */
    ColumnDefinition41 decode(int column, PayloadReader in, Capabilities capabilities) {
        if (column < columns.size() && columns.get(column).isDecodedFrom(in)) {
            in.skip(in.remaining());
            return columns.get(column);
        }
        return ColumnDefinition41.decode(in, capabilities);
    }

    /** Forgets the definitions: those of an answer with several results are not valid for the next answer. */
    void forget() {
        columns = List.of();
    }

    /** Returns the definitions of a result that the server sends without them. */
    List<ColumnDefinition41> of(int count) {
        if (columns.size() != count) {
            throw new ProtocolException("a result of " + count + " columns without definitions, where "
                    + (columns.isEmpty() ? "none are" : "those of " + columns.size() + " columns are")
                    + " known; leave MARIADB_CLIENT_CACHE_METADATA out of the capabilities");
        }
        return columns;
    }
}
