package io.aiomysql.internal;

import io.aiomysql.protocol.message.ComResetConnection;

/** COM_RESET_CONNECTION, after which the server has none of the prepared statements. */
final class ResetExchange extends AcknowledgeExchange {

    private final StatementStore statements;

    ResetExchange(StatementStore statements, Completion<Void> completion) {
        super(new ComResetConnection(), statements.capabilities(), statements.session(), completion);
        this.statements = statements;
    }

    @Override
    void sent() {
        statements.resetSent();
    }
}
