package io.aiomysql.internal.session;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ComPing;

/**
 * COM_PING, sent after a statement that KILL QUERY was confirmed for. Servers (MySQL 9.7, MariaDB 11.8) drop a kill that comes to
 * an idle session, and forget one that no statement has taken when they are done with a command, whichever it is: after
 * COM_PING there is none. It leaves warnings, errors and LAST_INSERT_ID() as they are.
 */
final class LateKillAbsorber extends Exchange {

    LateKillAbsorber(Capabilities capabilities) {
        super(new ComPing()::encode, new AcknowledgeMachine(capabilities));
    }

    @Override
    protected boolean mayExecute() {
        return false;
    }

    @Override
    protected void act(CommandAction action) {
        // OK, or the kill's error 1317: both say that no kill is left.
    }

    @Override
    protected void complete() {
        // Nobody waits for it.
    }

    @Override
    public void fail(RuntimeException reason) {
        // Whoever loses the connection is told so by the statements.
    }
}
