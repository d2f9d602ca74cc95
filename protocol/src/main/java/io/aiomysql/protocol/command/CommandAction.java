package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.StmtPrepareOk;
import java.util.List;

/** What a command's machine makes of a packet. */
public sealed interface CommandAction {

    /** Nothing yet. */
    record Await() implements CommandAction {
        static final Await INSTANCE = new Await();
    }

    /**
     * A result with rows has begun.
     *
     * @param columns its columns, one at least; the same list as last time if they are a prepared statement's, and unchanged
     * @param described whether the server sent them with this result; else they are those of before
     */
    record BeginRows(List<ColumnDefinition41> columns, boolean described) implements CommandAction {
        /** Copies the list. */
        public BeginRows {
            columns = List.copyOf(columns);
        }
    }

    /** The packet is a row, still to be read. */
    record TakeRow() implements CommandAction {
        static final TakeRow INSTANCE = new TakeRow();
    }

    /**
     * The statement is prepared, and the answer complete.
     *
     * @param ok the statement's id and counts
     * @param parameters what the server knows of the parameters: their number, and of the types little
     * @param columns the columns of its first result; none where it has no rows, and where the server cannot tell yet
     */
    record Prepared(StmtPrepareOk ok, List<ColumnDefinition41> parameters, List<ColumnDefinition41> columns)
            implements CommandAction {
        /** Copies the lists. */
        public Prepared {
            parameters = List.copyOf(parameters);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A result is complete; where {@link OkPacket#moreResults()}, another follows.
     *
     * @param ok what the server says of it
     */
    record EndResult(OkPacket ok) implements CommandAction {}

    /**
     * The server refuses; the answer is complete, and the connection is as good as before.
     *
     * @param error the server's reason
     */
    record Fail(ErrPacket error) implements CommandAction {}

    /**
     * The server asks for a local file that nobody offered: answer with an empty packet and close the connection.
     *
     * @param fileName as the server sent it
     */
    record RefuseLocalInfile(Bytes fileName) implements CommandAction {}
}
