package io.aiomysql.internal;

import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.ServerCursor;
import io.aiomysql.StatementMode;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.message.ComQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns statements into what is sent for them: as they are, with their values as literals, or prepared. */
final class StatementRunner {

    private final Submitter submitter;
    private final StatementSettings settings;
    private final SessionState session;
    private final Statements statements;
    private final ParameterBinder binder;

    StatementRunner(Submitter submitter, StatementSettings settings, Statements statements) {
        this.submitter = submitter;
        this.settings = settings;
        this.session = statements.session();
        this.statements = statements;
        this.binder = new ParameterBinder(settings.converters(), settings.parameters());
    }

    Submitter submitter() {
        return submitter;
    }

    ParameterBinder binder() {
        return binder;
    }

    Statements statements() {
        return statements;
    }

    BoundSql bind(String sql, @Nullable Object @Nullable [] parameters) {
        return binder.bind(ParsedSql.parse(sql, session.sqlModes()), parameters);
    }

    BoundSql bind(Query query) {
        return binder.bind(ParsedSql.parse(query.sql(), session.sqlModes()), query);
    }

    /** Says whether there are no values; an empty {@code String[]} was meant for one, and binding tells what is wrong. */
    static boolean isNothing(@Nullable Object @Nullable [] parameters) {
        return parameters != null && parameters.length == 0 && parameters.getClass() == Object[].class;
    }

    /** Runs a statement and hands its outcome to {@code use}, on the I/O thread, before the future completes. */
    <T> CompletableFuture<T> run(String sql, Function<StatementOutcome, T> use, @Nullable Object... parameters) {
        Objects.requireNonNull(sql, "sql");
        return isNothing(parameters) ? runAsItIs(sql, use) : run(bind(sql, parameters), use);
    }

    <T> CompletableFuture<T> run(Query query, Function<StatementOutcome, T> use) {
        return query.values().isEmpty() ? runAsItIs(query.sql(), use) : run(bind(query), use);
    }

    private <T> CompletableFuture<T> runAsItIs(String sql, Function<StatementOutcome, T> use) {
        return query(
                new ComQuery(sql)::encode, new Reply<>(submitter.completion(), use, new MissingValues(sql, session)));
    }

    /** Runs a statement with its parameters as the mode says. */
    private <T> CompletableFuture<T> run(BoundSql bound, Function<StatementOutcome, T> use) {
        if (bound.parameters().isEmpty()) {
            return query(new ComQuery(bound.preparable())::encode, use);
        }
        if (settings.mode() == StatementMode.TEXT) {
            return query(bound.interpolate()::encode, use);
        }
        String sql = bound.preparable();
        return execute(() -> statements.acquire(sql, false), bound.parameters(), use);
    }

    private <T> CompletableFuture<T> query(Payload payload, Function<StatementOutcome, T> use) {
        return query(payload, new Reply<>(submitter.completion(), use));
    }

    private <T> CompletableFuture<T> query(Payload payload, Reply<T> reply) {
        ResultCollector results = ResultCollector.ofText(session, settings.converters());
        submitter.submit(new QueryExchange(payload, statements.capabilities(), results, reply), reply.completion());
        return reply.completion().future();
    }

    /** Runs several statements in one flight; fails, on the I/O thread, with the first that failed. */
    CompletableFuture<Void> runAll(List<String> sqls) {
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (String sql : sqls) {
            Reply<QueryResult> reply = new Reply<>(submitter.completionOnLoop(), StatementOutcome::firstOrThrow);
            running.add(query(new ComQuery(sql)::encode, reply));
        }
        return CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
    }

    <T> CompletableFuture<T> execute(
            StatementSource source, List<BoundParameter> parameters, Function<StatementOutcome, T> use) {
        Completion<T> completion = submitter.completion();
        execute(new ExecuteOperation(statements, source, parameters, new Reply<>(completion, use)), completion);
        return completion.future();
    }

    private void execute(ExecuteOperation operation, Completion<?> completion) {
        if (operation.isStreamed()) {
            submitter.submitPatient(operation, completion);
        } else {
            submitter.submit(operation, completion);
        }
    }

    CompletableFuture<PreparedStatement> prepare(String sql) {
        ParsedSql parsed = ParsedSql.parse(sql, session.sqlModes());
        Completion<PreparedStatement> completion = submitter.completion();
        Operation operation = new PrepareOperation(parsed.preparable(), statements, completion, statement -> {
            statement.keep();
            RealPreparedStatement prepared = new RealPreparedStatement(this, parsed, statement);
            completion.succeed(prepared, prepared::close);
        });
        submitter.submit(operation, completion);
        return completion.future();
    }

    CompletableFuture<ServerCursor> open(BoundSql bound, int fetchSize) {
        String sql = bound.preparable();
        Completion<ServerCursor> completion = submitter.completion();
        Receiver receiver = new CursorReceiver(this, fetchSize, completion);
        StatementSource source = () -> statements.acquire(sql, true);
        execute(new ExecuteOperation(statements, source, bound.parameters(), receiver), completion);
        return completion.future();
    }
}
