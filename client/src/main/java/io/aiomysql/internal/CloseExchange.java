package io.aiomysql.internal;

import io.aiomysql.protocol.message.ComStmtClose;

/** COM_STMT_CLOSE. */
final class CloseExchange extends SilentExchange {

    private final Statements statements;

    CloseExchange(int statementId, Statements statements) {
        super(new ComStmtClose(statementId));
        this.statements = statements;
    }

    @Override
    void sent() {
        statements.closeSent();
    }
}
