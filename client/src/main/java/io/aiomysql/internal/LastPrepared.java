package io.aiomysql.internal;

import io.aiomysql.internal.ServerStatement.Stage;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ComStmtExecute;
import io.aiomysql.protocol.message.ComStmtSendLongData;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB takes {@link ComStmtExecute#LAST_PREPARED} for. Used by the queue's drainer alone.
 *
 * <p>MariaDB 11.8.9: where COM_STMT_PREPARE is refused for max_prepared_stmt_count (1461), the statement before it stays the
 * last one, and would be run in place of the refused one, with its parameters. So the last one is blocked before another is
 * prepared: after long data for a parameter that it has not, the server refuses to run it, until COM_STMT_RESET.
 */
final class LastPrepared {

    private final boolean known;

    /** The last one sent for, unless it is known that the server has it no more. */
    private @Nullable ServerStatement last;

    /** Whether all that the server could take for the last one, but for {@link #last}, are blocked. */
    private boolean othersAreBlocked = true;

    /** Creates one for a server; MySQL knows none. */
    LastPrepared(ServerFamily family) {
        this.known = family == ServerFamily.MARIADB;
    }

    /** Returns what has to be sent before another one is prepared. */
    @Nullable
    Exchange nextBlock() {
        ServerStatement blocking = last;
        if (!known || blocking == null || blocking.isBlocked()) {
            return null;
        }
        Stage stage = blocking.stage();
        if (stage == Stage.REFUSED || stage == Stage.GONE) {
            last = null;
            return null;
        }
        // Unknown here, it is the server's last one or was refused; those before it are blocked then.
        int id = stage == Stage.PREPARING ? ComStmtExecute.LAST_PREPARED : blocking.id();
        othersAreBlocked |= stage != Stage.PREPARING;
        blocking.block();
        return new SilentExchange(new ComStmtSendLongData(id, ComStmtSendLongData.NO_PARAMETER, Bytes.EMPTY));
    }

    /** COM_STMT_PREPARE is on its way. */
    void prepareSent(ServerStatement statement) {
        ServerStatement before = last;
        othersAreBlocked &= before == null || before.isBlocked();
        last = statement;
    }

    /** COM_STMT_CLOSE is on its way. */
    void closeSent(ServerStatement statement) {
        if (last == statement) {
            last = null;
        }
    }

    /** COM_RESET_CONNECTION is on its way. */
    void resetSent() {
        last = null;
        othersAreBlocked = true;
    }

    /** Says whether the server runs this statement or none, before its id is known here. */
    boolean is(ServerStatement statement) {
        return known && last == statement && othersAreBlocked;
    }
}
