package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Exchange;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ComStmtReset;

/**
 * COM_STMT_RESET, for a statement that is not executed after all, or whose cursor is not read to the end: the server drops the
 * long data, and closes the cursor. A refusal is ignored: the server does not know the statement then.
 */
public final class ResetStatementExchange extends Exchange {

    private final ServerStatement statement;
    private final StatementStore statements;
    private final Runnable done;

    /** Takes the caller's hold of the statement over; on the drainer, which sends it next. */
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
        // The server has done so, or does not know the statement.
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
