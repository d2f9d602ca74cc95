package io.aiomysql.internal.statement;

import io.aiomysql.Query;
import io.aiomysql.StatementKind;
import io.aiomysql.StatementMode;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.result.RowStream;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.Submitter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParameterBinder;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.message.ComQuery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
        Completion<T> completion = submitter.completion();
        run(completion, sql, use, parameters);
        return completion.future();
    }

    public <T> CompletableFuture<T> run(Query query, Function<StatementOutcome, T> use) {
        Completion<T> completion = submitter.completion();
        run(completion, query, use);
        return completion.future();
    }

    /** Runs a statement for a future that the caller has made; what is wrong with the call is thrown. */
    public <T> void run(
            Completion<T> completion, String sql, Function<StatementOutcome, T> use, @Nullable Object... parameters) {
        Objects.requireNonNull(sql, "sql");
        if (isNothing(parameters)) {
            send(sql, new Reply<>(completion, use, sql), completion, CallDetails.NONE);
        } else {
            CallDetails details = new CallDetails(parameters, null);
            send(bind(sql, parameters), new Reply<>(completion, use), completion, details);
        }
    }

    public <T> void run(Completion<T> completion, Query query, Function<StatementOutcome, T> use) {
        Objects.requireNonNull(query, "query");
        if (query.values().isEmpty()) {
            send(query.sql(), new Reply<>(completion, use, query.sql()), completion, CallDetails.of(query));
        } else {
            BoundSql bound = bind(query);
            send(bound, new Reply<>(completion, use), completion, CallDetails.of(bound, query));
        }
    }

    /**
     * Runs a statement whose rows are consumed as they arrive.
     *
     * @param arrived called when there is something to consume; on the I/O thread, or on the drainer; must not throw
     * @param started takes the stream before it can begin
     * @throws RuntimeException if the values do not fit the statement
     */
    public void stream(Query query, Runnable arrived, Consumer<RowStream> started) {
        Completion<Void> running = submitter.completionOnLoop();
        RowStream stream = statements.stream(running, arrived);
        // It is failed when the statement could not be submitted.
        var unused = running.future().whenComplete((done, failure) -> {
            if (failure != null) {
                stream.fail(failure);
            }
        });
        if (query.values().isEmpty()) {
            started.accept(stream);
            CallDetails details = CallDetails.of(query).withOwnTimeoutAlone();
            send(query.sql(), new StreamReply(stream, query.sql()), running, details);
        } else {
            BoundSql bound = bind(query);
            started.accept(stream);
            CallDetails details = CallDetails.of(bound, query).withOwnTimeoutAlone();
            send(bound, new StreamReply(stream, null), running, details);
        }
    }

    /** Runs a statement with its parameters as the mode says. */
    private void send(BoundSql bound, TextReceiver receiver, Completion<?> completion, CallDetails details) {
        if (bound.parameters().isEmpty()) {
            send(bound.preparable(), receiver, completion, details);
        } else if (mode == StatementMode.TEXT) {
            Operation operation = new InterpolatedOperation(statements, bound, receiver);
            submit(operation, StatementKind.QUERY, bound.sql(), completion, details);
        } else {
            StatementRequest request = StatementRequest.of(bound, false);
            execute(bound, () -> statements.acquire(request), receiver, completion, details);
        }
    }

    private void send(String sql, TextReceiver receiver, Completion<?> completion, CallDetails details) {
        Operation operation = statements.text(sql, new ComQuery(sql)::encode, receiver);
        submit(operation, StatementKind.QUERY, sql, completion, details);
    }

    /** Begins to watch a statement, as the last thing before it is submitted. */
    private void submit(
            Operation operation, StatementKind kind, String sql, Completion<?> completion, CallDetails details) {
        StatementTrace trace = submitter.events().begin(kind, sql, details.given());
        submitter.submit(operation, completion, trace, details.timeout());
    }

    /** Runs a statement of the client's own, of which it is known what it changes in the session, whatever its text says. */
    public <T> CompletableFuture<T> setUp(
            String sql, SessionEffect effect, Completion<T> completion, Function<StatementOutcome, T> use) {
        submitter.submitWhole(
                statements.setUp(new ComQuery(sql)::encode, effect, new Reply<>(completion, use)), completion);
        return completion.future();
    }

    /** Executes a prepared statement, when what its SQL means is certain. */
    public <T> CompletableFuture<T> execute(
            BoundSql bound, Supplier<ServerStatement> source, Function<StatementOutcome, T> use, CallDetails details) {
        Completion<T> completion = submitter.completion();
        execute(bound, source, new Reply<>(completion, use), completion, details);
        return completion.future();
    }

    /** Executes a prepared statement. Its outcome goes to the receiver, which completes the future. */
    public void execute(
            BoundSql bound,
            Supplier<ServerStatement> source,
            Receiver receiver,
            Completion<?> completion,
            CallDetails details) {
        Runnable check = () -> {
            var unused = bound.under(session.sqlModes());
            statements.requireZone(bound);
        };
        Operation operation = new ExecuteOperation(statements, bound, check, source, receiver);
        submit(operation, StatementKind.EXECUTE, bound.sql(), completion, details);
    }
}
