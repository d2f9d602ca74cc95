package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.ServerCursor;

/** Makes a cursor of what COM_STMT_EXECUTE gave. */
record CursorReceiver(StatementRunner runner, int fetchSize, Completion<ServerCursor> completion) implements Receiver {

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public void complete(ResultCollector results, ServerStatement statement) {
        MySqlServerException refusal = results.refusal();
        if (refusal != null) {
            statement.release();
            completion.fail(refusal);
            return;
        }
        RealServerCursor cursor = new RealServerCursor(runner, statement, fetchSize, results);
        completion.succeed(cursor, cursor::close);
    }

    @Override
    public void fail(Throwable reason) {
        completion.fail(reason);
    }
}
