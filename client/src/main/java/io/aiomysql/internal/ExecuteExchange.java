package io.aiomysql.internal;

import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.message.BinaryParameter;
import io.aiomysql.protocol.message.ComStmtExecute;
import java.util.List;

/** COM_STMT_EXECUTE. It holds the statement until it is answered. */
final class ExecuteExchange extends ResultExchange {

    private final ServerStatement statement;
    private final ExecuteOperation operation;

    /** Creates an exchange. */
    ExecuteExchange(ServerStatement statement, int statementId, ExecuteOperation operation, ResultCollector results) {
        super(
                new ComStmtExecute(
                        statementId,
                        statement.isForCursor(),
                        true,
                        List.<BinaryParameter>copyOf(operation.parameters()))::encode,
                QueryMachine.ofExecute(operation.capabilities(), statement.isForCursor(), statement.columns()),
                results);
        this.statement = statement;
        this.operation = operation;
    }

    @Override
    boolean isAwaited() {
        return !operation.isAbandoned();
    }

    @Override
    void complete() {
        operation.answered(this, statement, results());
    }

    @Override
    public void fail(RuntimeException reason) {
        operation.lost(statement, reason);
    }
}
