package io.aiomysql.internal;

import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.BinaryParameter;
import io.aiomysql.protocol.message.ComStmtExecute;
import java.util.List;

/** COM_STMT_EXECUTE with its results kept in memory. It holds the statement until it is answered. */
final class ExecuteExchange extends Exchange {

    private final ServerStatement statement;
    private final ExecuteOperation operation;
    private final ResultCollector results;

    /** Creates an exchange. */
    ExecuteExchange(ServerStatement statement, int statementId, ExecuteOperation operation, SessionState session) {
        super(
                new ComStmtExecute(
                        statementId,
                        statement.isForCursor(),
                        true,
                        List.<BinaryParameter>copyOf(operation.parameters()))::encode,
                QueryMachine.ofExecute(operation.capabilities(), statement.isForCursor(), statement.columns()));
        this.statement = statement;
        this.operation = operation;
        this.results = ResultCollector.ofBinary(session, statement);
    }

    @Override
    void act(CommandAction action, PayloadReader packet, PacketFramer framer) {
        results.act(action, packet, framer, !operation.isUnwanted());
    }

    @Override
    void pause(PacketFramer framer) {
        results.pause(framer);
    }

    @Override
    void complete() {
        operation.answered(this, statement, results);
    }

    @Override
    public void fail(RuntimeException reason) {
        operation.lost(statement, reason);
    }
}
