package io.aiomysql.internal.connection;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.cursor.BufferedCursor;
import io.aiomysql.internal.cursor.RealPreparedStatement;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Futures;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.SessionSetUp;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.result.ResultCollectors;
import io.aiomysql.internal.result.ResultReader;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.AcknowledgeExchange;
import io.aiomysql.internal.session.CommandPhase;
import io.aiomysql.internal.session.Failures;
import io.aiomysql.internal.session.ReadWatch;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.SideChannel;
import io.aiomysql.internal.session.Submitter;
import io.aiomysql.internal.session.TimeZones;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.statement.StatementRunner;
import io.aiomysql.internal.statement.StatementStore;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection that users hold: turns their calls into commands. */
public final class RealConnection implements MySqlConnection {

    private static final Logger LOGGER = System.getLogger("io.aiomysql");

    private final Wire wire;
    private final ConnectOptions given;
    private final OptionValues options;
    private final LoginResult login;
    private final CommandPhase phase;
    private final SessionState session;
    private final SessionReset reset;
    private final Submitter submitter;
    private final StatementRunner runner;
    private final SetUp setUp;
    private final Function<ServerThread, SideChannel> sideChannels;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates the connection after the login.
     *
     * @param sideChannels makes what kills the statements of a thread of the server
     */
    public RealConnection(
            Wire wire,
            ConnectOptions given,
            OptionValues options,
            LoginResult login,
            CommandPhase phase,
            Function<ServerThread, SideChannel> sideChannels) {
        this.wire = wire;
        this.given = given;
        this.options = options;
        this.login = login;
        this.phase = phase;
        this.session = phase.session();
        StatementSettings settings = StatementSettings.of(options);
        TimeZones zones = new TimeZones(
                settings.converters().options().timeZone(),
                options.timeZone == null ? session.timeZone() : SessionSetUp.serversName(options.timeZone));
        ResultCollectors results = new ResultCollectors(session, wire.chunks(), settings, zones);
        StatementStore statements = new StatementStore(phase.queue(), login, session, results, settings.cacheSize());
        this.reset = new SessionReset(options, login, session, statements, wire);
        this.submitter =
                new Submitter(wire::inEventLoop, options.callbackExecutor, phase.queue(), options.queryTimeout);
        this.runner = new StatementRunner(submitter, settings, statements);
        this.sideChannels = sideChannels;
        this.setUp = new SetUp(runner, session, login, this::servedBy);
        var unused = phase.over().whenComplete((cause, none) -> submitter.over());
        ReadWatch.start(phase, options.readTimeout, wire::close);
    }

    /** The server's thread, once the set-up has asked for it; null where the server does not tell it. */
    private volatile @Nullable ServerThread serverThread;

    private void servedBy(ServerThread thread) {
        serverThread = thread;
        if (isDirect(thread)) {
            phase.queue().sideChannel(sideChannels.apply(thread));
        }
    }

    /**
     * Says whether KILL means this thread by its number: the greeting had the same one. Proxies that serve sessions of their own
     * (ProxySQL, MaxScale, MySQL Router) have numbers of their own, and take KILL for one of those.
     */
    private boolean isDirect(ServerThread thread) {
        return (thread.id() & 0xFFFF_FFFFL) == (threadId() & 0xFFFF_FFFFL);
    }

    /** Returns the server's thread; null where the server, or a proxy, does not tell it. */
    public @Nullable ServerThread serverThread() {
        ServerThread thread = serverThread;
        return thread != null && isDirect(thread) ? thread : null;
    }

    /** Sends the set-up in one flight; the future completes on the I/O thread. */
    public CompletableFuture<Void> setUp() {
        return setUp.run(SessionSetUp.afterLogin(options, login), submitter::completionOnLoop);
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
        return Futures.map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<List<T>> queryAs(Class<T> type, Query query) {
        Function<QueryResult, List<T>> reader = ResultReader.all(type);
        return Futures.map(query(query), reader);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, String sql, @Nullable Object... parameters) {
        Function<QueryResult, Optional<T>> reader = ResultReader.one(type);
        return Futures.map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, Query query) {
        Function<QueryResult, Optional<T>> reader = ResultReader.one(type);
        return Futures.map(query(query), reader);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, String sql, @Nullable Object... parameters) {
        Function<QueryResult, @Nullable T> reader = ResultReader.value(type);
        return Futures.map(query(sql, parameters), reader);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, Query query) {
        Function<QueryResult, @Nullable T> reader = ResultReader.value(type);
        return Futures.map(query(query), reader);
    }

    @Override
    public CompletableFuture<PreparedStatement> prepare(String sql) {
        return RealPreparedStatement.prepare(runner, sql);
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
        return submit(acknowledged(new ComPing()));
    }

    @Override
    public CompletableFuture<Void> selectDatabase(String database) {
        Objects.requireNonNull(database, "database");
        AcknowledgeExchange selecting =
                acknowledged(new ComInitDb(database)).whenConfirmed(ok -> session.databaseSelected(database, ok));
        selecting.effect(SessionEffect.DATABASE);
        return submit(selecting);
    }

    @Override
    public CompletableFuture<Void> reset() {
        Completion<Void> cleared = submitter.completion();
        submitter.submitWhole(reset.operation(cleared), cleared);
        CompletableFuture<Void> again = setUp.run(SessionSetUp.afterReset(options), submitter::completion);
        return Futures.map(cleared.future().thenCombine(again, (first, second) -> true), done -> null);
    }

    /** Lets resets log in again, as where the server does not know COM_RESET_CONNECTION. */
    void logInAgainToReset() {
        reset.logInAgain();
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
        return Optional.ofNullable(session.database()).filter(name -> !name.isEmpty());
    }

    @Override
    public ConnectOptions options() {
        return given;
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
        return wire.transport().writeCount();
    }

    @Override
    public boolean isClosed() {
        return submitter.isClosed();
    }

    @Override
    public void close() {
        if (!phase.queue().isClosed()) {
            warnOfLostChanges();
        }
        submitter.quit();
        wire.close(Failures.closedByClient());
    }

    @Override
    public CompletableFuture<Void> closeGracefully() {
        if (submitter.quit()) {
            submitter.submit(new Quitting(wire, phase, this::warnOfLostChanges).command());
        }
        Completion<Void> completion = submitter.completion();
        var unused = phase.over().whenComplete((done, failure) -> completion.succeed(null));
        return completion.future();
    }

    private void warnOfLostChanges() {
        if (session.hasUncommittedChanges() && warned.compareAndSet(false, true)) {
            try {
                LOGGER.log(
                        Level.WARNING,
                        "connection {0} is closed while a transaction that changed rows is open; the changes are rolled back:"
                                + " commit before closing, or open the connection with autocommit(true)",
                        String.valueOf(threadId()));
            } catch (RuntimeException | Error e) {
                // A log that fails must not keep the connection open.
            }
        }
    }

    private CompletableFuture<Void> run(String sql) {
        return runner.run(sql, StatementOutcome::nothingOrThrow);
    }

    private AcknowledgeExchange acknowledged(ClientCommand command) {
        return new AcknowledgeExchange(command, login.capabilities(), session.refusals(), submitter.completion());
    }

    private CompletableFuture<Void> submit(AcknowledgeExchange exchange) {
        submitter.submit(exchange, exchange.completion());
        return exchange.completion().future();
    }

    @Override
    public String toString() {
        return "MySqlConnection[" + given + ", threadId=" + threadId() + (isClosed() ? ", closed" : "") + "]";
    }
}
