package io.aiomysql.internal;

import io.aiomysql.protocol.message.ComStmtClose;

/** COM_STMT_CLOSE; not sent behind a reset, which closes the statement as well. */
final class CloseExchange extends UnansweredExchange {

    private final ServerStatement statement;
    private final Statements statements;

    CloseExchange(ServerStatement statement, Statements statements) {
        super(new ComStmtClose(statement.id()));
        this.statement = statement;
        this.statements = statements;
    }

    @Override
    public boolean isAbandoned() {
        return !statement.isOfThisGeneration();
    }

    @Override
    void sent() {
        statements.lastPrepared().closeSent(statement);
    }
}
