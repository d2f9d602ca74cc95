package io.aiomysql.internal;

import io.aiomysql.internal.ServerStatement.Stage;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ComStmtExecute;
import io.aiomysql.protocol.message.ComStmtSendLongData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB takes {@link ComStmtExecute#LAST_PREPARED} for. Used by the queue's drainer alone.
 *
 * <p>MariaDB 11.8.9: where COM_STMT_PREPARE is refused for max_prepared_stmt_count (1461), the statement before it stays the
 * last one, and would be run in place of the refused one, with its parameters. So whatever could be the last one is blocked
 * before another is prepared: after long data for a parameter that it has not, the server refuses to run it, until
 * COM_STMT_RESET.
 */
final class LastPrepared {

    private final boolean known;

    /** The latest one sent for, at the end, and those before it, of which one is the last if all behind it are refused. */
    private final List<ServerStatement> candidates = new ArrayList<>();

    /** Creates one for a server; MySQL knows none. */
    LastPrepared(ServerFamily family) {
        this.known = family == ServerFamily.MARIADB;
    }

    /** Returns what has to be sent before another one is prepared. */
    @Nullable
    Exchange nextBlock() {
        dropRuledOut();
        if (candidates.stream().allMatch(ServerStatement::isBlocked)) {
            return null;
        }
        ServerStatement latest = latest();
        // Whichever it is while that is not known; the others are reset for nothing when they are run again.
        int id = latest.isKnownToServer() ? latest.id() : ComStmtExecute.LAST_PREPARED;
        candidates.forEach(ServerStatement::block);
        return new UnansweredExchange(new ComStmtSendLongData(id, ComStmtSendLongData.NO_PARAMETER, Bytes.EMPTY));
    }

    /** Makes use of the answers that have come meanwhile. */
    private void dropRuledOut() {
        candidates.removeIf(candidate -> candidate.stage() == Stage.REFUSED);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            ServerStatement candidate = candidates.get(i);
            if (candidate.stage() == Stage.GONE) {
                dropUpTo(candidate);
                return;
            }
            if (candidate.isKnownToServer()) {
                candidates.subList(0, i).clear();
                return;
            }
        }
    }

    /** COM_STMT_PREPARE is on its way. */
    void prepareSent(ServerStatement statement) {
        if (known) {
            candidates.add(statement);
        }
    }

    /** COM_STMT_CLOSE is on its way: the server had the statement, so that none before it is the last one. */
    void closeSent(ServerStatement statement) {
        dropUpTo(statement);
    }

    private void dropUpTo(ServerStatement statement) {
        candidates.subList(0, candidates.indexOf(statement) + 1).clear();
    }

    /** COM_RESET_CONNECTION is on its way. */
    void resetSent() {
        candidates.clear();
    }

    /** Says whether the server runs this statement or none, before its id is known here. */
    boolean is(ServerStatement statement) {
        return !candidates.isEmpty()
                && latest() == statement
                && candidates.stream().allMatch(other -> other == statement || other.isBlocked());
    }

    private ServerStatement latest() {
        return candidates.get(candidates.size() - 1);
    }
}
