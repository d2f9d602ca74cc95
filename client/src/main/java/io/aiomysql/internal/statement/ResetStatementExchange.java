package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Exchange;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ComStmtReset;

/**
 * COM_STMT_RESET, for a statement that will not be executed, or whose cursor is not read to the end: the server drops the
 * long data, and closes the cursor. A refusal is ignored: the server does not know the statement then.
 */
public final class ResetStatementExchange extends Exchange {

    private final ServerStatement statement;
    private final StatementStore statements;
    private final Runnable done;

    /** Takes over the hold of the statement from the caller, and releases it when it is sent; on the drainer. */
    public ResetStatementExchange(ServerStatement statement, StatementStore statements, Runnable done) {
        super(
                new ComStmtReset(statement.life().execute().id())::encode,
                new AcknowledgeMachine(statements.capabilities()));
        this.statement = statement;
        this.statements = statements;
        this.done = done;
    }

    @Override
    protected boolean mayExecute() {
        return false;
    }

    @Override
    protected void sent() {
        statement.life().used(number());
        statements.release(statement);
    }

    @Override
    protected void act(CommandAction action) {
        // The server has reset the statement, or does not know it.
    }

    @Override
    protected void complete() {
        done.run();
    }

    @Override
    public void fail(RuntimeException reason) {
        done.run();
    }
}
