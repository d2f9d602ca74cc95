package io.aiomysql.internal.statement;

import io.aiomysql.Query;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.Submitter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParameterBinder;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.message.ComQuery;
import java.time.Duration;
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

    /** Returns SQL with its values as literals; it is as the server would read it now. */
    public String mogrify(BoundSql bound) {
        String sql = bound.interpolate().sql();
        session.clientCharset().requireReadable(sql);
        statements.requireZone(bound);
        return sql;
    }

    /** Says whether there are no values; an empty {@code String[]} was meant as a value, and binding reports it. */
    public static boolean isNothing(@Nullable Object @Nullable [] parameters) {
        return parameters != null && parameters.length == 0 && parameters.getClass() == Object[].class;
    }

    /** Runs a statement and hands its outcome to {@code use}, on the I/O thread, before the future completes. */
    public <T> CompletableFuture<T> run(String sql, Function<StatementOutcome, T> use, @Nullable Object... parameters) {
        Objects.requireNonNull(sql, "sql");
        return isNothing(parameters) ? runAsItIs(sql, use, null) : run(bind(sql, parameters), use, null);
    }

    public <T> CompletableFuture<T> run(Query query, Function<StatementOutcome, T> use) {
        Objects.requireNonNull(query, "query");
        @Nullable Duration timeout = query.timeout().orElse(null);
        return query.values().isEmpty() ? runAsItIs(query.sql(), use, timeout) : run(bind(query), use, timeout);
    }

    private <T> CompletableFuture<T> runAsItIs(
            String sql, Function<StatementOutcome, T> use, @Nullable Duration timeout) {
        return query(sql, new Reply<>(submitter.completion(), use, sql), timeout);
    }

    /** Runs a statement with its parameters as the mode says. */
    private <T> CompletableFuture<T> run(
            BoundSql bound, Function<StatementOutcome, T> use, @Nullable Duration timeout) {
        if (bound.parameters().isEmpty()) {
            return query(bound.preparable(), new Reply<>(submitter.completion(), use), timeout);
        }
        if (mode == StatementMode.TEXT) {
            Reply<T> reply = new Reply<>(submitter.completion(), use);
            submitter.submit(new InterpolatedOperation(statements, bound, reply), reply.completion(), timeout);
            return reply.completion().future();
        }
        StatementRequest request = StatementRequest.of(bound, false);
        return execute(bound, () -> statements.acquire(request), use, timeout);
    }

    private <T> CompletableFuture<T> query(String sql, Reply<T> reply, @Nullable Duration timeout) {
        submitter.submit(statements.text(sql, new ComQuery(sql)::encode, reply), reply.completion(), timeout);
        return reply.completion().future();
    }

    /** Runs a statement of the client's own, of which it is known what it changes in the session, whatever its text says. */
    public <T> CompletableFuture<T> setUp(
            String sql, SessionEffect effect, Completion<T> completion, Function<StatementOutcome, T> use) {
        ResultExchange exchange = statements.text(sql, new ComQuery(sql)::encode, new Reply<>(completion, use));
        exchange.runs("", effect);
        submitter.submitWhole(exchange, completion);
        return completion.future();
    }

    /**
     * Executes a prepared statement, when what its SQL means is certain.
     *
     * @param timeout how long it may take; null for what the options say
     */
    public <T> CompletableFuture<T> execute(
            BoundSql bound,
            Supplier<ServerStatement> source,
            Function<StatementOutcome, T> use,
            @Nullable Duration timeout) {
        Completion<T> completion = submitter.completion();
        execute(bound, source, new Reply<>(completion, use), completion, timeout);
        return completion.future();
    }

    /** Executes a prepared statement. Its outcome goes to the receiver, which completes the future. */
    public void execute(
            BoundSql bound,
            Supplier<ServerStatement> source,
            Receiver receiver,
            Completion<?> completion,
            @Nullable Duration timeout) {
        Runnable check = () -> {
            var unused = bound.under(session.sqlModes());
            statements.requireZone(bound);
        };
        submitter.submit(new ExecuteOperation(statements, bound, check, source, receiver), completion, timeout);
    }
}
