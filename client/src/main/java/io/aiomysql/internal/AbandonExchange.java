package io.aiomysql.internal;

import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ComStmtReset;

/**
 * COM_STMT_RESET, for a statement that is not run after all or was blocked: the server forgets the long data, and closes the
 * cursor. A refusal is let be, for then the server does not know the statement.
 */
class AbandonExchange extends Exchange {

    private final ServerStatement statement;
    private final Runnable done;

    /** Takes the caller's hold of the statement over. */
    AbandonExchange(ServerStatement statement, Statements statements, Runnable done) {
        super(new ComStmtReset(statement.id())::encode, new AcknowledgeMachine(statements.capabilities()));
        this.statement = statement;
        this.done = done;
    }

    @Override
    void sent() {
        statement.unblock();
    }

    @Override
    boolean mayExecute() {
        return false;
    }

    @Override
    void act(CommandAction action, PayloadReader packet) {
        // Neither yes nor no changes what happens next.
    }

    @Override
    void complete() {
        statement.release();
        done.run();
    }

    @Override
    public void fail(RuntimeException reason) {
        complete();
    }
}
