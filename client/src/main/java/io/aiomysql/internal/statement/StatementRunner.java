package io.aiomysql.internal.statement;

import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.StatementMode;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.Payload;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.Submitter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParameterBinder;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.message.ComQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides how a statement is sent: as it is, with its values as literals, or prepared. */
public final class StatementRunner {

    private final Submitter submitter;
    private final StatementMode mode;
    private final SessionState session;
    private final StatementStore statements;
    private final ParameterBinder binder;

    public StatementRunner(Submitter submitter, StatementSettings settings, StatementStore statements) {
        this.submitter = submitter;
        this.mode = settings.mode();
        this.session = statements.session();
        this.statements = statements;
        this.binder = new ParameterBinder(settings.converters(), settings.parameters());
    }

    public Submitter submitter() {
        return submitter;
    }

    public ParameterBinder binder() {
        return binder;
    }

    public StatementStore statements() {
        return statements;
    }

    public ParsedSql parse(String sql) {
        return ParsedSql.parse(Objects.requireNonNull(sql, "sql"), session.sqlModes());
    }

    public BoundSql bind(String sql, @Nullable Object @Nullable [] parameters) {
        return binder.bind(parse(sql), parameters);
    }

    public BoundSql bind(Query query) {
        return binder.bind(parse(query.sql()), query);
    }

    /** Says whether there are no values; an empty {@code String[]} was meant as a value, and binding reports it. */
    public static boolean isNothing(@Nullable Object @Nullable [] parameters) {
        return parameters != null && parameters.length == 0 && parameters.getClass() == Object[].class;
    }

    /** Runs a statement and hands its outcome to {@code use}, on the I/O thread, before the future completes. */
    public <T> CompletableFuture<T> run(String sql, Function<StatementOutcome, T> use, @Nullable Object... parameters) {
        Objects.requireNonNull(sql, "sql");
        return isNothing(parameters) ? runAsItIs(sql, use) : run(bind(sql, parameters), use);
    }

    public <T> CompletableFuture<T> run(Query query, Function<StatementOutcome, T> use) {
        Objects.requireNonNull(query, "query");
        return query.values().isEmpty() ? runAsItIs(query.sql(), use) : run(bind(query), use);
    }

    private <T> CompletableFuture<T> runAsItIs(String sql, Function<StatementOutcome, T> use) {
        return query(new ComQuery(sql)::encode, new Reply<>(submitter.completion(), use, sql));
    }

    /** Runs a statement with its parameters as the mode says. */
    private <T> CompletableFuture<T> run(BoundSql bound, Function<StatementOutcome, T> use) {
        if (bound.parameters().isEmpty()) {
            return query(new ComQuery(bound.preparable())::encode, use);
        }
        if (mode == StatementMode.TEXT) {
            return query(bound.interpolate()::encode, use);
        }
        StatementKey key = new StatementKey(bound.preparable(), false);
        return execute(() -> statements.acquire(key), bound.parameters(), use);
    }

    private <T> CompletableFuture<T> query(Payload payload, Function<StatementOutcome, T> use) {
        return query(payload, new Reply<>(submitter.completion(), use));
    }

    private <T> CompletableFuture<T> query(Payload payload, Reply<T> reply) {
        ResultCollector results = statements.results().ofText();
        QueryMachine machine = new QueryMachine(statements.capabilities());
        submitter.submit(new ResultExchange(payload, machine, results, reply), reply.completion());
        return reply.completion().future();
    }

    /**
     * Runs several statements in one flight; fails with the first that failed.
     *
     * @param completions makes the future of each statement; the returned one completes on the same thread
     */
    public CompletableFuture<Void> runAll(List<String> sqls, Supplier<Completion<QueryResult>> completions) {
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (String sql : sqls) {
            Reply<QueryResult> reply = new Reply<>(completions.get(), StatementOutcome::firstOrThrow);
            running.add(query(new ComQuery(sql)::encode, reply));
        }
        return CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
    }

    public <T> CompletableFuture<T> execute(
            Supplier<ServerStatement> source, List<BoundParameter> parameters, Function<StatementOutcome, T> use) {
        Completion<T> completion = submitter.completion();
        execute(source, parameters, new Reply<>(completion, use), completion);
        return completion.future();
    }

    /** Executes a prepared statement. Its outcome goes to the receiver, which completes the future. */
    public void execute(
            Supplier<ServerStatement> source,
            List<BoundParameter> parameters,
            Receiver receiver,
            Completion<?> completion) {
        ExecuteOperation operation = new ExecuteOperation(statements, source, parameters, receiver);
        if (operation.isStreamed()) {
            submitter.submitPatient(operation, completion);
        } else {
            submitter.submit(operation, completion);
        }
    }
}
