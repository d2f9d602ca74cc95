package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.StmtPrepareOk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a packet means for the command that it answers. */
public sealed interface CommandAction {

    /** Wait for the next packet. */
    record Await() implements CommandAction {
        static final Await INSTANCE = new Await();
    }

    /**
     * A result with rows has begun.
     *
     * @param columns its columns, at least one; for a prepared statement the same list as in the last result, if they
     *     have not changed
     * @param described whether the server sent the definitions with this result; if not, they are those that it sent
     *     before
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
     * @param parameters a definition for each parameter, from which little can be learned about the types
     * @param columns the columns of its first result; empty if that has no rows or if the server does not know the
     *     columns yet
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
     * A result is complete; if {@link OkPacket#moreResults()}, another one follows.
     *
     * @param ok the OK packet that ended the result
     */
    record EndResult(OkPacket ok) implements CommandAction {}

    /**
     * The server has refused the command. The answer is complete, and the connection can be used as before.
     *
     * @param error the server's error
     */
    record Fail(ErrPacket error) implements CommandAction {}

    /**
     * The server asks for a local file that was not offered: answer with an empty packet and close the connection.
     *
     * @param fileName the name as the server sent it
     */
    record RefuseLocalInfile(Bytes fileName) implements CommandAction {}

    /**
     * Send a packet, with the sequence id after that of the last packet. The server answers it with more of this answer.
     *
     * @param payload may hold a password; {@code toString} shows only its length
     */
    record Reply(Bytes payload) implements CommandAction {}

    /**
     * The client gives up, because to continue would be unsafe or impossible; close the connection.
     *
     * @param reason a sentence for the user that names the remedy
     * @param cause what an authentication plugin has thrown; null if it is not that
     */
    record GiveUp(String reason, @Nullable Throwable cause) implements CommandAction {

        /** Has no cause. */
        public GiveUp(String reason) {
            this(reason, null);
        }
    }
}
