package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.spi.TransportConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
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
    private final CommandPhase phase;
    private final SessionState session;
    private final Statements statements;
    private final Submitter submitter;
    private final StatementRunner runner;
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
        this.phase = phase;
        this.session = new SessionState(
                options.database().orElse(""), options.sqlMode().orElse(""));
        session.update(login.ok());
        StatementSettings settings = StatementSettings.of(options);
        this.statements = new Statements(queue, login, session, settings);
        this.submitter = new Submitter(driver.eventLoop(), options, queue, phase);
        this.runner = new StatementRunner(submitter, settings, statements);
    }

    /** Sends the set-up in one flight; the future completes on the I/O thread. */
    CompletableFuture<Void> setUp() {
        return runner.runAll(SessionSetUp.afterLogin(options, login));
    }

    @Override
    public CompletableFuture<QueryResult> query(String sql, @Nullable Object... parameters) {
        return runner.run(sql, StatementOutcome::firstOrThrow, parameters);
    }

    @Override
    public CompletableFuture<QueryResult> query(Query query) {
        return runner.run(query, StatementOutcome::firstOrThrow);
    }

    @Override
    public <T> CompletableFuture<List<T>> queryAs(Class<T> type, String sql, @Nullable Object... parameters) {
        Function<QueryResult, List<T>> reader = ResultReader.all(type);
        return map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<List<T>> queryAs(Class<T> type, Query query) {
        Function<QueryResult, List<T>> reader = ResultReader.all(type);
        return map(query(query), reader);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, String sql, @Nullable Object... parameters) {
        Function<QueryResult, Optional<T>> reader = ResultReader.one(type);
        return map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, Query query) {
        Function<QueryResult, Optional<T>> reader = ResultReader.one(type);
        return map(query(query), reader);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, String sql, @Nullable Object... parameters) {
        Function<QueryResult, @Nullable T> reader = ResultReader.value(type);
        return map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, Query query) {
        Function<QueryResult, @Nullable T> reader = ResultReader.value(type);
        return map(query(query), reader);
    }

    /** Makes something of a result, on the thread that completes it; cancelling what comes of it cancels the statement. */
    private <T extends @Nullable Object> CompletableFuture<T> map(
            CompletableFuture<QueryResult> result, Function<QueryResult, T> use) {
        OperationFuture<T> mapped = new OperationFuture<>(driver.eventLoop());
        var unused = result.whenComplete((done, failure) -> {
            try {
                if (failure == null) {
                    mapped.complete(use.apply(done));
                } else {
                    mapped.completeExceptionally(Failures.unwrapped(failure));
                }
            } catch (RuntimeException e) {
                mapped.completeExceptionally(e);
            }
        });
        var ignored = mapped.whenComplete((done, failure) -> {
            if (mapped.isCancelled()) {
                result.cancel(true);
            }
        });
        return mapped;
    }

    @Override
    public CompletableFuture<PreparedStatement> prepare(String sql) {
        return runner.prepare(sql);
    }

    @Override
    public Cursor cursor() {
        return new BufferedCursor(this, runner);
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
        Completion<Void> completion = submitter.completion();
        Completion<Void> resetting = submitter.completion();
        submitter.submit(new ResetExchange(statements, resetting), resetting);
        CompletableFuture<Void> cleared = resetting.future();
        var unused = cleared.thenCombine(runner.runAll(SessionSetUp.afterReset(options)), (first, second) -> true)
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
        return submitter.isClosed();
    }

    @Override
    public void close() {
        if (!phase.isClosed()) {
            warnOfLostChanges();
        }
        submitter.quit();
        driver.close(null);
    }

    @Override
    public CompletableFuture<Void> closeGracefully() {
        if (submitter.quit()) {
            submitter.submit(new QuitExchange(this::goodbye));
        }
        Completion<Void> completion = submitter.completion();
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
        return runner.run(sql, StatementOutcome::nothingOrThrow);
    }

    private CompletableFuture<Void> acknowledge(ClientCommand command) {
        Completion<Void> completion = submitter.completion();
        submitter.submit(new AcknowledgeExchange(command, login.capabilities(), session, completion), completion);
        return completion.future();
    }

    @Override
    public String toString() {
        return "MySqlConnection[" + options + ", threadId=" + threadId() + (isClosed() ? ", closed" : "") + "]";
    }
}
