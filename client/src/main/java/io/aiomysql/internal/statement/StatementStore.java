package io.aiomysql.internal.statement;

import io.aiomysql.converters.Converters;
import io.aiomysql.internal.options.StatementSettings;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultShape;
import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.UnansweredExchange;
import io.aiomysql.internal.session.Upkeep;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ComStmtClose;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one session. It belongs to the queue's drainer, which looks statements up when the turn of what
 * uses them has come: what is known then is what the server will know. The I/O thread only reports, by {@link #tell}; what it
 * reports is taken note of before anything else is sent.
 */
public final class StatementStore implements Upkeep {

    private final CommandQueue queue;
    private final LoginResult login;
    private final SessionState session;
    private final ChunkKeeper chunks;
    private final Converters converters;
    private final StatementCache cache;
    private final Queue<Runnable> reports = new ConcurrentLinkedQueue<>();

    /** All that the server has, or is about to have. */
    private final Set<ServerStatement> alive = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Not wanted any more, to be closed when the last command that uses it is answered. */
    private final Queue<ServerStatement> leaving = new PriorityQueue<>(
            Comparator.comparingLong(statement -> statement.life().lastUse()));

    /** Whether there are such statements; written by the drainer, read by any thread. */
    private volatile boolean someLeave;

    /** The server allows no further statement (1461). */
    private boolean statementLimitReached;

    public StatementStore(
            CommandQueue queue,
            LoginResult login,
            SessionState session,
            ChunkKeeper chunks,
            StatementSettings settings) {
        this.queue = queue;
        this.login = login;
        this.session = session;
        this.chunks = chunks;
        this.converters = settings.converters();
        this.cache = new StatementCache(settings.cacheSize());
        queue.upkeep(this);
    }

    CommandQueue queue() {
        return queue;
    }

    public Capabilities capabilities() {
        return login.capabilities();
    }

    SessionState session() {
        return session;
    }

    /** {@return what keeps the chunks that rows arrive in} */
    ChunkKeeper chunks() {
        return chunks;
    }

    /** Finds a statement or creates one, and holds it; on the drainer. */
    public ServerStatement acquire(StatementKey key) {
        ServerStatement found = cache.find(key);
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
        if (found == null) {
            evictIfFull();
            cache.add(created);
        }
        return created;
    }

    /** Says whether a statement can be run, and its results will be described as they are; on the drainer. */
    public boolean isUsable(ServerStatement statement) {
        return statement.life().isUsable() && (!statement.life().isKnownToServer() || isDescribed(statement));
    }

    private boolean isDescribed(ServerStatement statement) {
        return !capabilities().has(Capabilities.MARIADB_CLIENT_CACHE_METADATA)
                || statement.charset().equals(session.resultsCharset());
    }

    /** Creates a statement that the server does not know yet; on the drainer, right before it is prepared. */
    public ServerStatement create(StatementKey key) {
        if (statementLimitReached) {
            statementLimitReached = false;
            for (ServerStatement idle = cache.evict(queue.answeredCount());
                    idle != null;
                    idle = cache.evict(queue.answeredCount())) {
                dismiss(idle);
            }
        }
        ServerStatement created = new ServerStatement(key);
        alive.add(created);
        return created;
    }

    private void evictIfFull() {
        ServerStatement idle = cache.isFull() ? cache.evict(queue.answeredCount()) : null;
        if (idle != null) {
            dismiss(idle);
        }
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
        if (statement.life().isUnwanted() && alive.contains(statement)) {
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
        int id = answer.ok().statementId();
        int parameters = answer.ok().parameters();
        tell(() -> statement.life().prepared(id, parameters));
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
        tell(() -> statement.life().stale());
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

    /** Returns what collects the answer to COM_STMT_EXECUTE. */
    ResultCollector executed(ServerStatement statement) {
        return new ResultCollector(session, chunks, result -> {
            if (result.described()) {
                statement.described(session.resultsCharset());
            }
            return statement.shapeOf(result, converters);
        });
    }

    /** MariaDB (11.8) sends a cursor's rows in the character set of now, MySQL (9.7) in that of when it was opened. */
    public ResultCollector fetched(ResultShape shape) {
        return ResultCollector.ofFetch(session, chunks, shape, login.greeting().family() == ServerFamily.MYSQL);
    }
}
