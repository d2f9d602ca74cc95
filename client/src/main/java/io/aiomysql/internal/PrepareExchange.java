package io.aiomysql.internal;

import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.PrepareMachine;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ComStmtPrepare;
import io.aiomysql.protocol.message.ErrPacket;
import org.jspecify.annotations.Nullable;

/** COM_STMT_PREPARE. It holds the statement until it is answered. */
final class PrepareExchange extends Exchange {

    private final ServerStatement statement;
    private final Statements statements;
    private final Client client;
    private CommandAction.@Nullable Prepared prepared;
    private @Nullable ErrPacket refusal;

    /** Who wants the statement. */
    interface Client {
        boolean isAbandoned();

        /** The statement is ready; on the I/O thread. */
        void prepared();

        /** The server refused; on the I/O thread, before others can see it. */
        void refused(ErrPacket error);

        /** It could not be sent, or the connection was lost. */
        void failed(RuntimeException reason);
    }

    PrepareExchange(ServerStatement statement, Statements statements, Client client) {
        super(
                new ComStmtPrepare(statement.sql())::encode,
                new PrepareMachine(statements.capabilities(), statement.columns()));
        this.statement = statement;
        this.statements = statements;
        this.client = client;
        statement.hold();
    }

    @Override
    public boolean isAbandoned() {
        return client.isAbandoned();
    }

    @Override
    boolean mayExecute() {
        return false;
    }

    @Override
    void sent() {
        statement.preparing();
        statements.lastPrepared().prepareSent(statement);
    }

    @Override
    void act(CommandAction action, PayloadReader packet) {
        if (action instanceof CommandAction.Prepared answer) {
            prepared = answer;
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = fail.error();
        }
    }

    @Override
    void complete() {
        ErrPacket error = refusal;
        if (error != null) {
            client.refused(error);
            statement.refused(error);
        } else if (prepared != null) {
            statement.ready(prepared);
            client.prepared();
        }
        statement.release();
    }

    @Override
    public void fail(RuntimeException reason) {
        statement.lost();
        client.failed(reason);
        statement.release();
    }
}
