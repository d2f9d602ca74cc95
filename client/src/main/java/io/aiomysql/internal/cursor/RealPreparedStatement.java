package io.aiomysql.internal.cursor;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.ServerCursor;
import io.aiomysql.StatementKind;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.result.DefinedColumn;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.DeferredCommand;
import io.aiomysql.internal.session.Environment;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.internal.statement.CallDetails;
import io.aiomysql.internal.statement.PrepareOperation;
import io.aiomysql.internal.statement.ServerStatement;
import io.aiomysql.internal.statement.StatementRequest;
import io.aiomysql.internal.statement.StatementRunner;
import io.aiomysql.internal.statement.StatementStore;
import io.aiomysql.protocol.command.CommandAction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A statement that the user keeps. */
public final class RealPreparedStatement implements PreparedStatement {

    private final StatementRunner runner;
    private final ParsedSql sql;
    private final StatementRequest request;

    /** What it was prepared in: its database stays that of the statement. */
    private final Environment home;

    private final CommandAction.Prepared prepared;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Used by the queue's drainer only, after the constructor. */
    private ServerStatement current;

    /** Whether it has run; used by the queue's drainer. */
    private boolean run;

    /** Whether the turn of {@link #closing} has come; used by the queue's drainer. */
    private boolean dismissed;

    private RealPreparedStatement(
            StatementRunner runner, ParsedSql sql, ServerStatement statement, CommandAction.Prepared prepared) {
        this.runner = runner;
        this.sql = sql;
        this.request = StatementRequest.of(sql);
        this.home = runner.statements().session().environment();
        this.prepared = prepared;
        this.current = statement;
    }

    public static CompletableFuture<PreparedStatement> prepare(StatementRunner runner, String sql) {
        ParsedSql parsed = runner.parse(sql);
        Completion<PreparedStatement> completion = runner.submitter().completion();
        Operation operation = new PrepareOperation(
                StatementRequest.of(parsed), runner.statements(), completion, (statement, answer) -> {
                    RealPreparedStatement made = new RealPreparedStatement(runner, parsed, statement, answer);
                    completion.succeed(made, made::close);
                });
        runner.submitter()
                .submit(
                        operation,
                        completion,
                        runner.submitter().events().begin(StatementKind.PREPARE, sql, List.of()));
        return completion.future();
    }

    @Override
    public CompletableFuture<QueryResult> execute(@Nullable Object... parameters) {
        BoundSql bound = bind(parameters);
        return runner.execute(bound, () -> acquire(bound), StatementOutcome::firstOrThrow, details(bound, parameters));
    }

    @Override
    public CompletableFuture<ServerCursor> open(int fetchSize, @Nullable Object... parameters) {
        if (fetchSize < 1) {
            throw new IllegalArgumentException("fetchSize must be 1 or more, not " + fetchSize);
        }
        BoundSql bound = bind(parameters);
        return RealServerCursor.open(runner, bound, fetchSize, this::requireHome, details(bound, parameters));
    }

    private BoundSql bind(@Nullable Object @Nullable [] parameters) {
        BoundSql bound = parameters != null && parameters.length == 1 && parameters[0] instanceof Query query
                ? runner.binder().bind(sql, ofThisStatement(query))
                : runner.binder().bind(sql, parameters);
        requireRunnable(bound);
        return bound;
    }

    private static CallDetails details(BoundSql bound, @Nullable Object @Nullable [] parameters) {
        return parameters != null && parameters.length == 1 && parameters[0] instanceof Query query
                ? CallDetails.of(bound, query)
                : new CallDetails(parameters, null);
    }

    private Query ofThisStatement(Query query) {
        if (!query.sql().equals(sql.sql())) {
            throw new IllegalArgumentException(
                    "the Query has other SQL than the prepared statement: bind the values to the"
                            + " Query that the statement's query() returns");
        }
        return query;
    }

    @Override
    public Query query() {
        return Query.of(sql.sql());
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
            runner.submitter().submit(new DeferredCommand(this::closing));
        }
    }

    private void requireRunnable(BoundSql bound) {
        if (closed.get()) {
            throw new IllegalStateException("the prepared statement is closed");
        }
        if (bound.parameters().size() != sql.placeholderCount()) {
            int count = sql.placeholderCount();
            throw new IllegalArgumentException("the statement was prepared for " + count
                    + (count == 1 ? " parameter" : " parameters") + ", but got "
                    + bound.parameters().size()
                    + ": for collections of any size in IN (?), use the connection's query");
        }
    }

    private ServerStatement acquire(BoundSql bound) {
        StatementStore statements = runner.statements();
        boolean another = run && (!statements.isShareable(request) || bound.isStreamed());
        if (dismissed || another || !statements.isUsable(current)) {
            requireHome();
            ServerStatement replaced = current;
            current = statements.create(request);
            if (!dismissed) {
                current.life().keep();
                statements.dismiss(replaced);
            }
        }
        run = true;
        current.life().hold();
        return current;
    }

    /** Where it has to be prepared again, its tables must be the same. */
    private void requireHome() {
        if (!runner.statements().session().environment().hasDatabaseOf(home)) {
            throw new IllegalStateException(
                    "the statement was prepared in another default database than that of now, and has to"
                            + " be prepared again: prepare it again, or write the database before the names of its tables");
        }
    }

    @Override
    public String toString() {
        return "PreparedStatement[" + sql.placeholderCount() + " placeholders" + (closed.get() ? ", closed" : "") + "]";
    }

    /** Dismisses the statement. It is closed when the last command that uses it is answered. */
    private @Nullable Exchange closing() {
        dismissed = true;
        runner.statements().dismiss(current);
        return null;
    }
}
