package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.QueryResult;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.message.ComResetConnection;
import io.aiomysql.protocol.spi.TransportConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

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
    private final ValueConversions conversions;
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
        this.session = new SessionState(options.database().orElse(""));
        session.update(login.ok());
        this.conversions = ValueConversions.of(options);
    }

    /** Sends the set-up in one flight; the future completes on the I/O thread. */
    CompletableFuture<Void> setUp() {
        return setUp(SessionSetUp.afterLogin(options, login));
    }

    @Override
    public CompletableFuture<QueryResult> query(String sql) {
        return submit(sql, StatementOutcome::firstOrThrow);
    }

    /** Runs a statement and hands its outcome to {@code use}, on the I/O thread, before the future completes. */
    <T> CompletableFuture<T> submit(String sql, Function<StatementOutcome, T> use) {
        Objects.requireNonNull(sql, "sql");
        Completion<T> completion = completion();
        send(
                new QueryExchange<>(sql, login.capabilities(), conversions.converters(), session, completion, use),
                completion);
        return completion.future();
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
        CompletableFuture<Void> cleared = acknowledge(new ComResetConnection());
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
                    new QueryExchange<>(
                            sql,
                            login.capabilities(),
                            conversions.converters(),
                            session,
                            completion,
                            StatementOutcome::firstOrThrow),
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

    private void send(Exchange exchange, Completion<?> completion) {
        if (isClosed()) {
            completion.fail(phase.refusal());
        } else {
            queue.submit(exchange);
        }
    }

    private <T> Completion<T> completion() {
        return new Completion<>(driver.eventLoop(), options.callbackExecutor().orElse(null));
    }

    @Override
    public String toString() {
        return "MySqlConnection[" + options + ", threadId=" + threadId() + (isClosed() ? ", closed" : "") + "]";
    }
}
