package io.aiomysql.internal.statement;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultCollectors;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.ResultShape;
import io.aiomysql.internal.result.RowStream;
import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.session.Environment;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.session.Payload;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.UnansweredExchange;
import io.aiomysql.internal.session.Upkeep;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ComStmtClose;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one session. Only the queue's drainer uses it. It looks a statement up when the turn of the
 * operation that runs it has come; what is known then is what the server will know when it gets the command. The I/O thread
 * only reports, by {@link #tell}; the drainer handles all reports before it sends anything else.
 */
public final class StatementStore implements Upkeep {

    private final CommandQueue queue;
    private final LoginResult login;
    private final SessionState session;
    private final ResultCollectors results;
    private final StatementCache cache;
    private final boolean derivesTypes;
    private final Queue<Runnable> reports = new ConcurrentLinkedQueue<>();

    /** All statements that the server has, or will have soon. */
    private final Set<ServerStatement> alive = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Not wanted any more, to be closed when the last command that uses it is answered. */
    private final Queue<ServerStatement> leaving = new PriorityQueue<>(
            Comparator.comparingLong(statement -> statement.life().lastUse()));

    /** Whether there are such statements; written by the drainer, read by any thread. */
    private volatile boolean someLeave;

    /** The server allows no further statement (1461). */
    private boolean statementLimitReached;

    public StatementStore(
            CommandQueue queue, LoginResult login, SessionState session, ResultCollectors results, int cacheSize) {
        this.queue = queue;
        this.login = login;
        this.session = session;
        this.results = results;
        this.cache = new StatementCache(cacheSize);
        this.derivesTypes = ServerVersion.isFrom(login.greeting().serverVersion(), 8, 0, 22);
        queue.upkeep(this);
    }

    CommandQueue queue() {
        return queue;
    }

    public Capabilities capabilities() {
        return login.capabilities();
    }

    public SessionState session() {
        return session;
    }

    ResultCollectors results() {
        return results;
    }

    /**
     * Says whether it is known which statement an operation can share, and which values it can send; on the drainer. If not, the
     * operation waits for the commands in flight, and for the inquiry after a statement that failed.
     */
    boolean isSettledFor(Operation operation) {
        return queue.isSettled() && !(session.isInDoubt() && operation.dependsOnSession());
    }

    /** Finds a statement for the session as it is now, or creates one, and holds it; on the drainer, when it is settled. */
    public ServerStatement acquire(StatementRequest request) {
        StatementKey key = request.in(session.environment());
        boolean shared = isShareable(request) && !session.isInDoubt();
        ServerStatement found = shared ? cache.find(key) : null;
        if (found != null && !isUsable(found)) {
            cache.remove(found);
            dismiss(found);
            found = null;
        }
        // A cursor has its statement for itself.
        if (found != null && !(key.cursor() && found.life().isInUse(queue.answeredCount()))) {
            found.life().hold();
            return found;
        }
        ServerStatement created = create(key);
        created.life().hold();
        if (found == null && shared) {
            if (cache.isFull()) {
                evict();
            }
            cache.add(created);
        }
        return created;
    }

    /** Says whether a statement that was prepared for another run will do. */
    public boolean isShareable(StatementRequest request) {
        return request.isShareable() && !(request.negates() && login.greeting().family() == ServerFamily.MARIADB);
    }

    /** Says whether a statement can be run, and the description of its columns still applies; on the drainer. */
    public boolean isUsable(ServerStatement statement) {
        return statement.life().isUsable() && (!statement.life().isKnownToServer() || isDescribed(statement));
    }

    private boolean isDescribed(ServerStatement statement) {
        return !capabilities().has(Capabilities.MARIADB_CLIENT_CACHE_METADATA)
                || statement.charset().equals(session.resultsCharset());
    }

    /** Creates a statement that the server does not know yet, for the session as it is now; on the drainer. */
    public ServerStatement create(StatementRequest request) {
        return create(request.in(session.environment()));
    }

    private ServerStatement create(StatementKey key) {
        if (statementLimitReached) {
            statementLimitReached = false;
            boolean evicted = true;
            while (evicted) {
                evicted = evict();
            }
        }
        ServerStatement created = new ServerStatement(key);
        alive.add(created);
        return created;
    }

    /** Dismisses the least recently used statement that is not in use; returns false if there is none. */
    private boolean evict() {
        ServerStatement idle = cache.evict(queue.answeredCount());
        if (idle != null) {
            dismiss(idle);
        }
        return idle != null;
    }

    /** Keeps a statement no longer; on the drainer. */
    public void dismiss(ServerStatement statement) {
        statement.life().dismiss();
        closeIfUnwanted(statement);
    }

    /** Ends a hold; on the drainer. */
    public void release(ServerStatement statement) {
        statement.life().release();
        closeIfUnwanted(statement);
    }

    private void closeIfUnwanted(ServerStatement statement) {
        if (!statement.life().isWanted() && alive.contains(statement)) {
            leaving.add(statement);
            someLeave = true;
        }
    }

    /** Reports what has happened; from any thread. */
    public void tell(Runnable report) {
        reports.add(report);
    }

    @Override
    public boolean isDue() {
        return someLeave || !reports.isEmpty();
    }

    @Override
    public @Nullable Exchange next() {
        for (Runnable report = reports.poll(); report != null; report = reports.poll()) {
            report.run();
        }
        return someLeave ? nextClose() : null;
    }

    private @Nullable Exchange nextClose() {
        for (ServerStatement first = leaving.peek(); first != null; first = leaving.peek()) {
            StatementAction action = first.life().leave(queue.answeredCount());
            if (action instanceof StatementAction.Keep) {
                return null;
            }
            leaving.remove();
            alive.remove(first);
            if (action instanceof StatementAction.Close close) {
                return new UnansweredExchange(new ComStmtClose(close.id()));
            }
        }
        someLeave = false;
        return null;
    }

    /** The server has prepared a statement; on the I/O thread. */
    void prepared(ServerStatement statement, CommandAction.Prepared answer) {
        statement.described(session.resultsCharset());
        if (login.greeting().family() != ServerFamily.MARIADB) {
            statement.declared(DeclaredParameters.of(answer.parameters(), derivesTypes));
        }
        int id = answer.ok().statementId();
        int parameters = answer.ok().parameters();
        // A function in a statement before may have changed it since PREPARE was sent.
        Environment environment = session.environment();
        boolean certain = !session.isInDoubt();
        tell(() -> {
            statement.life().prepared(id, parameters);
            if (!certain) {
                unshare(statement);
            } else if (!environment.equals(statement.key().environment())) {
                cache.move(statement, environment);
            }
        });
    }

    /**
     * A run with values that do not fit the declared types is on its way: the statement is run by nobody else; on the drainer.
     */
    void spoiled(ServerStatement statement) {
        statement.life().stale();
        unshare(statement);
    }

    private void unshare(ServerStatement statement) {
        if (cache.remove(statement)) {
            dismiss(statement);
        }
    }

    /** The server has no such statement, and will not have it; from any thread. */
    void refused(ServerStatement statement) {
        tell(() -> {
            statement.life().refused();
            forget(statement);
        });
    }

    /** The server did not run a statement, which has to be prepared again; from any thread. */
    void notExecuted(ServerStatement statement, int errorCode) {
        if (errorCode == ErrorCode.ER_UNKNOWN_STMT_HANDLER) {
            tell(() -> {
                statement.life().forgotten();
                forget(statement);
            });
        } else {
            markStale(statement);
        }
    }

    /** The server may not run a statement again as it is: it is closed, and prepared again for its next run; from any thread. */
    void markStale(ServerStatement statement) {
        tell(() -> spoiled(statement));
    }

    private void forget(ServerStatement statement) {
        alive.remove(statement);
        cache.remove(statement);
    }

    /** The server allows no further statement: what nobody uses is closed before the next one is prepared; from any thread. */
    void limitReached() {
        tell(() -> statementLimitReached = true);
    }

    /** COM_RESET_CONNECTION is on its way; on the drainer. */
    public void resetSent() {
        alive.forEach(statement -> statement.life().reset());
        alive.clear();
        leaving.clear();
        someLeave = false;
        cache.clear();
    }

    /**
     * Checks that the session is in the time zone to which points in time were converted.
     *
     * @throws IllegalStateException if it is not; the message names the remedy
     */
    void requireZone(BoundSql bound) {
        for (BoundParameter parameter : bound.parameters()) {
            Optional<ZoneId> zone = parameter.timeZone();
            if (zone.isPresent() && !zone.get().equals(results.zoneInForce())) {
                throw new IllegalStateException(
                        "a point in time was converted to the time zone of the options, but the session"
                                + " is in another one, or in one that is not known: set time_zone back, or send a LocalDateTime");
            }
        }
    }

    /** Makes a command of the text protocol. */
    ResultExchange text(String sql, Payload payload, TextReceiver receiver) {
        ResultCollector collector = results.ofText(sql, receiver.stream());
        ResultExchange exchange = new ResultExchange(payload, new QueryMachine(capabilities()), collector, receiver);
        exchange.runs(sql, SessionEffect.of(sql, capabilities().has(Capabilities.CLIENT_MULTI_STATEMENTS)));
        return exchange;
    }

    /** Makes a command of the text protocol for the session's set-up. */
    ResultExchange setUp(Payload payload, SessionEffect effect, ResultExchange.Client client) {
        ResultExchange exchange =
                new ResultExchange(payload, new QueryMachine(capabilities()), results.ofSetUp(), client);
        exchange.effect(effect);
        return exchange;
    }

    /**
     * Returns what collects the answer to COM_STMT_EXECUTE.
     *
     * @param stream what takes the rows; null if they are kept
     */
    ResultCollector executed(ServerStatement statement, @Nullable RowStream stream) {
        return results.ofBinary(
                statement.sql(),
                result -> {
                    if (result.described()) {
                        statement.described(session.resultsCharset());
                    }
                    return statement.shapeOf(result, results.converters());
                },
                stream);
    }

    /** Makes a stream, as {@link ResultCollectors#stream} does. */
    RowStream stream(Completion<Void> running, Runnable arrived) {
        return results.stream(queue, String.valueOf(login.greeting().threadId()), running, arrived);
    }

    /** MariaDB (11.8) sends a cursor's rows in the current character set, MySQL (9.7) in the one when it was opened. */
    public ResultCollector fetched(ResultShape shape) {
        return results.ofFetch(shape, login.greeting().family() != ServerFamily.MARIADB);
    }
}
