package io.aiomysql.internal.connection;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlRows;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.RowConsumer;
import io.aiomysql.StatementKind;
import io.aiomysql.converters.ServerCharset;
import io.aiomysql.internal.cursor.BufferedCursor;
import io.aiomysql.internal.cursor.RealPreparedStatement;
import io.aiomysql.internal.event.StatementEvents;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Callbacks;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.SessionSetUp;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.options.TextCharset;
import io.aiomysql.internal.result.ResultCollectors;
import io.aiomysql.internal.result.ResultReader;
import io.aiomysql.internal.result.RowStreams;
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
import io.aiomysql.protocol.message.OkPacket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collector;
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
    private final Account account;
    private final StatementStore statements;
    private final ChangeUser.Logins logins;
    private final SessionReset reset;
    private final Submitter submitter;
    private final StatementRunner runner;
    private final RowStreams streams;
    private final SetUp setUp;
    private final ConnectionEnd end;
    private final BiFunction<OptionValues, ServerThread, SideChannel> sideChannels;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** The server's thread, once the set-up has asked for it; null where the server does not tell it. */
    private volatile @Nullable ServerThread serverThread;

    /**
     * Creates the connection after the login.
     *
     * @param sideChannels makes what kills the statements of a thread of the server, as the user of the options
     */
    public RealConnection(
            Wire wire,
            ConnectOptions given,
            OptionValues options,
            LoginResult login,
            CommandPhase phase,
            Callbacks callbacks,
            StatementEvents events,
            BiFunction<OptionValues, ServerThread, SideChannel> sideChannels) {
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
        ResultCollectors results = new ResultCollectors(session, wire, settings, zones);
        this.statements = new StatementStore(phase.queue(), login, session, results, settings.cacheSize());
        this.account = new Account(options);
        this.logins = (problem, client) ->
                new ChangeUser(login, session.refusals(), wire, phase.queue()::wake, problem, client);
        this.reset = new SessionReset(account, login, session, statements, logins);
        this.submitter = new Submitter(wire::inEventLoop, callbacks, phase.queue(), events, options.queryTimeout);
        this.runner = new StatementRunner(submitter, settings, statements);
        this.streams = new RowStreams(submitter, runner::stream);
        this.sideChannels = sideChannels;
        this.setUp = new SetUp(runner, session, options, login, wire, this::servedBy);
        this.end = new ConnectionEnd(submitter, "connection " + threadId() + " to " + options.server());
        ReadWatch watch = ReadWatch.start(phase, options.readTimeout, wire::close);
        var unused = phase.over().whenComplete((cause, none) -> {
            watch.stop();
            submitter.over();
            end.happened(phase.queue().closedBy());
        });
    }

    private void servedBy(ServerThread thread) {
        serverThread = thread;
        if (isDirect(thread)) {
            phase.queue().sideChannel(sideChannels.apply(account.options(), thread));
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
        return setUp.afterLogin(submitter::completionOnLoop).thenRun(end::handedOut);
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
        return run(ResultReader.all(type), sql, parameters);
    }

    @Override
    public <T> CompletableFuture<List<T>> queryAs(Class<T> type, Query query) {
        return run(ResultReader.all(type), query);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, String sql, @Nullable Object... parameters) {
        return run(ResultReader.one(type), sql, parameters);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, Query query) {
        return run(ResultReader.one(type), query);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, String sql, @Nullable Object... parameters) {
        return run(ResultReader.value(type), sql, parameters);
    }

    @Override
    public <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, Query query) {
        return run(ResultReader.value(type), query);
    }

    @Override
    public Flow.Publisher<Row> stream(String sql, @Nullable Object... parameters) {
        return streams.publisher(queryOf(sql, parameters));
    }

    @Override
    public Flow.Publisher<Row> stream(Query query) {
        return streams.publisher(query);
    }

    @Override
    public CompletableFuture<Long> forEach(Query query, RowConsumer consumer) {
        return streams.forEach(query, consumer);
    }

    @Override
    public <A, R> CompletableFuture<R> collect(Query query, Collector<? super Row, A, R> collector) {
        return streams.collect(query, collector);
    }

    @Override
    public MySqlRows rows(String sql, @Nullable Object... parameters) {
        return streams.rows(queryOf(sql, parameters));
    }

    @Override
    public MySqlRows rows(Query query) {
        return streams.rows(query);
    }

    /** A statement with an empty array of another class than Object[] is bound only to be refused. */
    private Query queryOf(String sql, @Nullable Object @Nullable [] parameters) {
        Query query = Query.of(sql);
        if (StatementRunner.isNothing(parameters)) {
            return query;
        }
        if (parameters == null) {
            return query.bind((Object) null);
        }
        if (parameters.length == 0) {
            var unused = runner.bind(sql, parameters);
        }
        return query.bind(parameters);
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
    public CompletableFuture<Void> setCharset(String charset) {
        TextCharset.check(charset);
        return run(SessionSetUp.charset(options, TextCharset.serverName(charset)));
    }

    @Override
    public String charset() {
        String reported = session.resultsCharset();
        return reported.isEmpty() ? TextCharset.of(options) : reported;
    }

    @Override
    public Optional<Charset> encoding() {
        return ServerCharset.javaCharset(charset());
    }

    @Override
    public CompletableFuture<Void> ping() {
        return submit(acknowledged(new ComPing()), StatementKind.PING);
    }

    @Override
    public CompletableFuture<Void> selectDatabase(String database) {
        Objects.requireNonNull(database, "database");
        AcknowledgeExchange selecting =
                acknowledged(new ComInitDb(database)).whenConfirmed(ok -> session.databaseSelected(database, ok));
        selecting.effect(SessionEffect.DATABASE);
        return submit(selecting, StatementKind.SELECT_DATABASE);
    }

    @Override
    public CompletableFuture<Void> reset() {
        Completion<Void> cleared = submitter.completionOnLoop();
        submitter.submitWhole(reset.operation(cleared), cleared, watched(StatementKind.RESET));
        return bothDone(cleared, setUp.afterReset(submitter::completionOnLoop));
    }

    @Override
    public CompletableFuture<Void> changeUser(String user, String password) {
        return changeUser(user, password, given.database().orElse(null));
    }

    @Override
    public CompletableFuture<Void> changeUser(String user, String password, @Nullable String database) {
        OptionValues changed = account.options().forUser(user, password, database);
        Completion<Void> loggedIn = submitter.completionOnLoop();
        UserChange change =
                new UserChange(changed, logins, statements::resetSent, ok -> becomes(changed, ok), loggedIn);
        submitter.submitWhole(change, loggedIn, watched(StatementKind.CHANGE_USER));
        return bothDone(loggedIn, setUp.afterChangeOfUser(submitter::completionOnLoop, phase.over()));
    }

    private void becomes(OptionValues changed, OkPacket ok) {
        account.become(changed);
        session.loggedInAgain(Objects.requireNonNullElse(changed.database, ""), ok);
        ServerThread thread = serverThread;
        if (thread != null) {
            servedBy(thread);
        }
    }

    private CompletableFuture<Void> bothDone(Completion<Void> cleared, CompletableFuture<Void> again) {
        Completion<Void> completion = submitter.completion();
        completion.follow(cleared.future().thenCombine(again, (first, second) -> null));
        return completion.future();
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
    public Optional<String> lastGtid() {
        return options.trackGtids ? Optional.of(session.lastGtid()).filter(gtid -> !gtid.isEmpty()) : Optional.empty();
    }

    @Override
    public String user() {
        return account.options().user;
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
    public boolean echo() {
        return options.echo;
    }

    /** Says whether the end of the connection is its user's wish. */
    public boolean isQuitting() {
        return submitter.isQuitting();
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
        phase.queue().closing();
        wire.ending(Failures.closedByClient());
        phase.queue().leave();
    }

    @Override
    public CompletableFuture<Void> closeGracefully() {
        if (submitter.quit()) {
            submitter.submit(
                    new Quitting(wire, phase, () -> submitter.callbacks().execute(this::warnOfLostChanges)).command());
        }
        return end.future(reason -> null);
    }

    @Override
    public CompletableFuture<Optional<MySqlException>> closed() {
        return end.future(reason -> reason);
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

    private <T> CompletableFuture<T> run(Function<QueryResult, T> reader, String sql, @Nullable Object... parameters) {
        Completion<T> completion = submitter.completion();
        runner.run(completion.converting(reader), sql, StatementOutcome::firstOrThrow, parameters);
        return completion.future();
    }

    private <T> CompletableFuture<T> run(Function<QueryResult, T> reader, Query query) {
        Completion<T> completion = submitter.completion();
        runner.run(completion.converting(reader), query, StatementOutcome::firstOrThrow);
        return completion.future();
    }

    private CompletableFuture<Void> run(String sql) {
        return runner.run(sql, StatementOutcome::nothingOrThrow);
    }

    private AcknowledgeExchange acknowledged(ClientCommand command) {
        return new AcknowledgeExchange(command, login.capabilities(), session.refusals(), submitter.completion());
    }

    private @Nullable StatementTrace watched(StatementKind kind) {
        return submitter.events().begin(kind, "", List.of());
    }

    private CompletableFuture<Void> submit(AcknowledgeExchange exchange, StatementKind kind) {
        submitter.submit(exchange, exchange.completion(), watched(kind));
        return exchange.completion().future();
    }

    @Override
    public String toString() {
        return "MySqlConnection[" + given + ", threadId=" + threadId() + (isClosed() ? ", closed" : "") + "]";
    }
}
