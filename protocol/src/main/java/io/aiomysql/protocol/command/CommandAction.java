package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
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
     * @param columns its columns, one at least
     */
    record BeginRows(List<ColumnDefinition41> columns) implements CommandAction {
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
