package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.PrepareMachine;
import io.aiomysql.protocol.message.ComStmtPrepare;
import io.aiomysql.protocol.message.ErrPacket;
import org.jspecify.annotations.Nullable;

/** COM_STMT_PREPARE. */
final class PrepareExchange extends Exchange {

    private final ServerStatement statement;
    private final StatementStore statements;
    private final Client client;
    private CommandAction.@Nullable Prepared prepared;
    private @Nullable ErrPacket refusal;

    /** The operation that needs the statement. */
    interface Client {
        boolean isAbandoned();

        /** The statement is ready; on the I/O thread. */
        void prepared(CommandAction.Prepared answer);

        /** The server refused; on the I/O thread, before other threads can see it. */
        void refused(MySqlServerException refusal);

        /** It could not be sent, or the connection was lost. */
        void failed(RuntimeException reason);
    }

    PrepareExchange(ServerStatement statement, StatementStore statements, Client client) {
        super(
                new ComStmtPrepare(statement.key().sql())::encode,
                new PrepareMachine(statements.capabilities(), statement.columns()));
        this.statement = statement;
        this.statements = statements;
        this.client = client;
    }

    @Override
    public boolean isAbandoned() {
        return client.isAbandoned();
    }

    @Override
    protected boolean mayExecute() {
        return false;
    }

    @Override
    protected void sent() {
        statement.life().prepareSent(number());
    }

    @Override
    protected void act(CommandAction action) {
        if (action instanceof CommandAction.Prepared answer) {
            prepared = answer;
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = fail.error();
        }
    }

    @Override
    protected void complete() {
        ErrPacket error = refusal;
        if (error != null) {
            MySqlServerException refused = statements.session().refusals().of(error, false);
            client.refused(PreparedRemedies.ofPrepare(
                    refused, statement.key().sql(), statements.session().sqlModes()));
            statements.refused(statement);
        } else if (prepared != null) {
            statements.prepared(statement, prepared);
            client.prepared(prepared);
        }
    }

    @Override
    public void fail(RuntimeException reason) {
        statements.refused(statement);
        client.failed(reason);
    }
}
