package io.aiomysql.internal;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.ServerCursor;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.command.CommandAction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A statement that the user keeps. */
final class RealPreparedStatement implements PreparedStatement {

    private final StatementRunner runner;
    private final ParsedSql sql;
    private final CommandAction.Prepared prepared;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Used by the queue's drainer, once this statement is made. */
    private ServerStatement current;

    /** Whether COM_STMT_CLOSE had its turn; used by the queue's drainer. */
    private boolean dismissed;

    RealPreparedStatement(StatementRunner runner, ParsedSql sql, ServerStatement statement) {
        this.runner = runner;
        this.sql = sql;
        this.prepared = statement.prepared();
        this.current = statement;
    }

    @Override
    public CompletableFuture<QueryResult> execute(@Nullable Object... parameters) {
        return execute(runner.binder().bind(sql, parameters));
    }

    @Override
    public CompletableFuture<QueryResult> execute(Map<String, ? extends @Nullable Object> parameters) {
        return execute(runner.binder().bind(sql, parameters));
    }

    private CompletableFuture<QueryResult> execute(BoundSql bound) {
        requireRunnable(bound);
        return runner.execute(this::acquire, bound.parameters(), StatementOutcome::firstOrThrow);
    }

    @Override
    public CompletableFuture<ServerCursor> open(int fetchSize, @Nullable Object... parameters) {
        if (fetchSize < 1) {
            throw new IllegalArgumentException("fetchSize must be 1 or more, not " + fetchSize);
        }
        BoundSql bound = runner.binder().bind(sql, parameters);
        requireRunnable(bound);
        return runner.open(bound, fetchSize);
    }

    @Override
    public int parameterCount() {
        return prepared.ok().parameters();
    }

    @Override
    public List<ColumnMetadata> columns() {
        return DefinedColumn.listOf(prepared.columns());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            runner.submitter().submit(new Closing());
        }
    }

    private void requireRunnable(BoundSql bound) {
        if (closed.get()) {
            throw new IllegalStateException("the prepared statement is closed");
        }
        if (bound.parameters().size() != sql.placeholderCount()) {
            throw new IllegalArgumentException("the statement was prepared for " + sql.placeholderCount()
                    + " parameters, and got " + bound.parameters().size()
                    + ": for collections of any size in IN (?), use the connection's query");
        }
    }

    private ServerStatement acquire() {
        if (!current.isUsable()) {
            current.dismiss();
            current = new ServerStatement(current.sql(), false, runner.statements());
            if (!dismissed) {
                current.keep();
            }
        }
        current.hold();
        return current;
    }

    @Override
    public String toString() {
        return "PreparedStatement[" + sql + (closed.get() ? ", closed" : "") + "]";
    }

    /** Dismisses the statement when its turn has come; what is still running closes it when it is done. */
    private final class Closing implements Operation {
        @Override
        public boolean isUnwanted() {
            return false;
        }

        @Override
        public @Nullable Exchange next() {
            if (!dismissed) {
                dismissed = true;
                current.dismiss();
            }
            return null;
        }

        @Override
        public boolean isSent() {
            return dismissed;
        }

        @Override
        public void fail(RuntimeException reason) {
            // The connection is closed, and its statements are.
        }
    }
}
