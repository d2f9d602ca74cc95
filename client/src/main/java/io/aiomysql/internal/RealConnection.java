package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.ServerCursor;
import io.aiomysql.StatementMode;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.message.ComQuery;
import io.aiomysql.protocol.spi.TransportConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection that users hold: turns their calls into commands. */
final class RealConnection implements MySqlConnection {

    private static final Logger LOGGER = System.getLogger("io.aiomysql");

    /** How long the server may take to close its side after COM_QUIT. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final ConnectionDriver driver;
    private final ConnectOptions options;
    private final LoginResult login;
    private final CommandQueue queue;
    private final CommandPhase phase;
    private final SessionState session;
    private final StatementSettings settings;
    private final Statements statements;
    private final Binder binder;
    private final AtomicBoolean quitting = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    RealConnection(
            ConnectionDriver driver,
            ConnectOptions options,
            LoginResult login,
            CommandQueue queue,
            CommandPhase phase) {
        this.driver = driver;
        this.options = options;
        this.login = login;
        this.queue = queue;
        this.phase = phase;
        this.session = new SessionState(
                options.database().orElse(""), options.sqlMode().orElse(""));
        session.update(login.ok());
        this.settings = StatementSettings.of(options);
        this.statements = new Statements(queue, login, session, settings);
        this.binder = new Binder(settings.converters(), settings.parameters());
    }

    /** Sends the set-up in one flight; the future completes on the I/O thread. */
    CompletableFuture<Void> setUp() {
        return setUp(SessionSetUp.afterLogin(options, login));
    }

    @Override
    public CompletableFuture<QueryResult> query(String sql) {
        return submit(sql, StatementOutcome::firstOrThrow);
    }

    @Override
    public CompletableFuture<QueryResult> query(String sql, @Nullable Object... parameters) {
        return submit(sql, StatementOutcome::firstOrThrow, parameters);
    }

    @Override
    public CompletableFuture<QueryResult> query(String sql, Map<String, ? extends @Nullable Object> parameters) {
        return submit(bind(sql, parameters), StatementOutcome::firstOrThrow);
    }

    @Override
    public <T> CompletableFuture<List<T>> query(String sql, Class<T> type, @Nullable Object... parameters) {
        Objects.requireNonNull(type, "type");
        CompletableFuture<QueryResult> result = query(sql, parameters);
        OperationFuture<List<T>> objects = new OperationFuture<>(driver.eventLoop());
        var unused = result.whenComplete((done, failure) -> {
            try {
                if (failure == null) {
                    objects.complete(
                            done.rows().stream().map(row -> row.as(type)).toList());
                } else {
                    objects.completeExceptionally(Failures.unwrapped(failure));
                }
            } catch (RuntimeException e) {
                objects.completeExceptionally(e);
            }
        });
        var ignored = objects.whenComplete((done, failure) -> {
            if (objects.isCancelled()) {
                result.cancel(true);
            }
        });
        return objects;
    }

    /** Runs a statement and hands its outcome to {@code use}, on the I/O thread, before the future completes. */
    <T> CompletableFuture<T> submit(String sql, Function<StatementOutcome, T> use, @Nullable Object... parameters) {
        Objects.requireNonNull(sql, "sql");
        return parameters.length == 0 ? submit(new ComQuery(sql)::encode, use) : submit(bind(sql, parameters), use);
    }

    /** Runs a statement with its parameters as the mode says. */
    <T> CompletableFuture<T> submit(BoundSql bound, Function<StatementOutcome, T> use) {
        if (bound.parameters().isEmpty()) {
            return submit(new ComQuery(bound.preparable())::encode, use);
        }
        if (settings.mode() == StatementMode.TEXT) {
            return submit(bound.interpolate()::encode, use);
        }
        String sql = bound.preparable();
        return execute(() -> statements.acquire(sql, false), bound.parameters(), use);
    }

    private <T> CompletableFuture<T> submit(Payload payload, Function<StatementOutcome, T> use) {
        Completion<T> completion = completion();
        send(new QueryExchange(payload, login.capabilities(), collector(), new Reply<>(completion, use)), completion);
        return completion.future();
    }

    <T> CompletableFuture<T> execute(
            StatementSource source, List<BoundParameter> parameters, Function<StatementOutcome, T> use) {
        Completion<T> completion = completion();
        execute(new ExecuteOperation(statements, source, parameters, new Reply<>(completion, use)), completion);
        return completion.future();
    }

    private void execute(ExecuteOperation operation, Completion<?> completion) {
        send(operation, completion);
        if (operation.isStreamed()) {
            // A cancel must not wait for the stream.
            var unused = completion.future().whenComplete((done, failure) -> queue.wake());
        }
    }

    BoundSql bind(String sql, @Nullable Object... parameters) {
        return binder.bind(ParsedSql.parse(sql, session.sqlModes()), parameters);
    }

    BoundSql bind(String sql, Map<String, ? extends @Nullable Object> parameters) {
        return binder.bind(ParsedSql.parse(sql, session.sqlModes()), parameters);
    }

    @Override
    public CompletableFuture<PreparedStatement> prepare(String sql) {
        ParsedSql parsed = ParsedSql.parse(sql, session.sqlModes());
        Completion<PreparedStatement> completion = completion();
        Operation operation = new PrepareOperation(parsed.preparable(), statements, completion, statement -> {
            statement.keep();
            RealPreparedStatement prepared = new RealPreparedStatement(this, parsed, statement);
            completion.succeed(prepared, prepared::close);
        });
        send(operation, completion);
        return completion.future();
    }

    CompletableFuture<ServerCursor> open(BoundSql bound, int fetchSize) {
        String sql = bound.preparable();
        Completion<ServerCursor> completion = completion();
        Receiver receiver = new CursorReceiver(this, fetchSize, completion);
        StatementSource source = () -> statements.acquire(sql, true);
        execute(new ExecuteOperation(statements, source, bound.parameters(), receiver), completion);
        return completion.future();
    }

    Binder binder() {
        return binder;
    }

    Statements statements() {
        return statements;
    }

    /** Submits what tells nobody when the connection is closed. */
    void submit(Operation operation) {
        queue.submit(operation);
    }

    @Override
    public Cursor cursor() {
        return new BufferedCursor(this);
    }

    @Override
    public CompletableFuture<Void> begin() {
        return run("START TRANSACTION");
    }

    @Override
    public CompletableFuture<Void> commit() {
        return run("COMMIT");
    }

    @Override
    public CompletableFuture<Void> rollback() {
        return run("ROLLBACK");
    }

    @Override
    public CompletableFuture<Void> autocommit(boolean on) {
        return run(on ? "SET autocommit=1" : "SET autocommit=0");
    }

    @Override
    public CompletableFuture<Void> ping() {
        return acknowledge(new ComPing());
    }

    @Override
    public CompletableFuture<Void> selectDatabase(String database) {
        Objects.requireNonNull(database, "database");
        return acknowledge(new ComInitDb(database));
    }

    @Override
    public CompletableFuture<Void> reset() {
        Completion<Void> completion = completion();
        Completion<Void> resetting = completion();
        send(new ResetExchange(statements, resetting), resetting);
        CompletableFuture<Void> cleared = resetting.future();
        var unused = cleared.thenCombine(setUp(SessionSetUp.afterReset(options)), (first, second) -> true)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        completion.succeed(null);
                    } else {
                        completion.fail(Failures.unwrapped(failure));
                    }
                });
        return completion.future();
    }

    @Override
    public boolean isAutocommit() {
        return session.isAutocommit();
    }

    @Override
    public boolean isInTransaction() {
        return session.isInTransaction();
    }

    @Override
    public Optional<String> database() {
        return Optional.of(session.database()).filter(name -> !name.isEmpty());
    }

    @Override
    public ConnectOptions options() {
        return options;
    }

    @Override
    public String serverVersion() {
        return login.greeting().serverVersion();
    }

    @Override
    public ServerFamily serverFamily() {
        return login.greeting().family();
    }

    @Override
    public long threadId() {
        return login.greeting().threadId();
    }

    @Override
    public boolean isTls() {
        return login.tls();
    }

    @Override
    public long writeCount() {
        return driver.transport().writeCount();
    }

    @Override
    public boolean isClosed() {
        return quitting.get() || phase.isClosed();
    }

    @Override
    public void close() {
        if (!phase.isClosed()) {
            warnOfLostChanges();
        }
        quitting.set(true);
        driver.close(null);
    }

    @Override
    public CompletableFuture<Void> closeGracefully() {
        if (quitting.compareAndSet(false, true)) {
            queue.submit(new QuitExchange(this::goodbye));
        }
        Completion<Void> completion = completion();
        var unused = phase.over().whenComplete((done, failure) -> completion.succeed(null));
        return completion.future();
    }

    /** COM_QUIT is on its way: the server closes its side, or we do when it takes too long. */
    private void goodbye() {
        TransportConnection.Timer timer = driver.transport().schedule(() -> driver.close(null), GOODBYE);
        var unused = phase.over().whenComplete((done, failure) -> {
            timer.cancel();
            // Only now are the statements before it answered, of which the last may have been a commit.
            warnOfLostChanges();
        });
    }

    private void warnOfLostChanges() {
        if (session.hasUncommittedChanges() && warned.compareAndSet(false, true)) {
            LOGGER.log(
                    Level.WARNING,
                    "connection {0} is closed within a transaction that changed rows; they are rolled back: commit first, or"
                            + " open the connection with autocommit(true)",
                    String.valueOf(threadId()));
        }
    }

    private CompletableFuture<Void> run(String sql) {
        return submit(sql, StatementOutcome::nothingOrThrow);
    }

    /** Submits several statements at once; fails with the first that failed. */
    private CompletableFuture<Void> setUp(List<String> statements) {
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (String sql : statements) {
            Completion<QueryResult> completion = new Completion<>(driver.eventLoop(), null);
            send(
                    new QueryExchange(
                            new ComQuery(sql)::encode,
                            login.capabilities(),
                            collector(),
                            new Reply<>(completion, StatementOutcome::firstOrThrow)),
                    completion);
            running.add(completion.future());
        }
        return CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
    }

    private CompletableFuture<Void> acknowledge(ClientCommand command) {
        Completion<Void> completion = completion();
        send(new AcknowledgeExchange(command, login.capabilities(), session, completion), completion);
        return completion.future();
    }

    private ResultCollector collector() {
        return ResultCollector.ofText(session, settings.converters());
    }

    private void send(Operation operation, Completion<?> completion) {
        if (isClosed()) {
            completion.fail(phase.refusal());
        } else {
            queue.submit(operation);
        }
    }

    <T> Completion<T> completion() {
        return new Completion<>(driver.eventLoop(), options.callbackExecutor().orElse(null));
    }

    @Override
    public String toString() {
        return "MySqlConnection[" + options + ", threadId=" + threadId() + (isClosed() ? ", closed" : "") + "]";
    }
}
