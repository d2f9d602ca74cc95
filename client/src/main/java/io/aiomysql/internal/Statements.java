package io.aiomysql.internal;

import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.login.LoginResult;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one session. Looked up by the queue's drainer, when the turn of what uses them has come: what
 * is known then is what the server will know.
 */
final class Statements {

    private final CommandQueue queue;
    private final LoginResult login;
    private final SessionState session;
    private final ChunkKeeper chunks;
    private final Converters converters;
    private final StatementCache cache;

    /** Evicted, and to be closed before the next statement is prepared. Used by the drainer. */
    private final Queue<ServerStatement> evicted = new ArrayDeque<>();

    private final LastPrepared lastPrepared;

    /** The server has no room for another statement. */
    private volatile boolean crowded;

    /** Counts the resets, each of which makes the server forget all statements; counted by the drainer. */
    private final AtomicInteger generation = new AtomicInteger();

    Statements(
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
        this.lastPrepared = new LastPrepared(login.greeting().family());
    }

    CommandQueue queue() {
        return queue;
    }

    Capabilities capabilities() {
        return login.capabilities();
    }

    SessionState session() {
        return session;
    }

    /** Returns what keeps the chunks that rows arrive in. */
    ChunkKeeper chunks() {
        return chunks;
    }

    Converters converters() {
        return converters;
    }

    /** Says whether the next result of a statement is described as its text will be; on the drainer. */
    boolean describes(ServerStatement statement) {
        return !capabilities().has(Capabilities.MARIADB_CLIENT_CACHE_METADATA)
                || statement.charset().equals(session.resultsCharset());
    }

    ResultCollector executed(ServerStatement statement) {
        return ResultCollector.ofBinary(session, chunks, statement);
    }

    /** MariaDB (11.8) sends a cursor's rows in the character set of now, MySQL (9.7) in that of when it was opened. */
    ResultCollector fetched(ResultShape shape) {
        return ResultCollector.ofFetch(session, chunks, shape, login.greeting().family() == ServerFamily.MYSQL);
    }

    int generation() {
        return generation.get();
    }

    /**
     * Finds or creates a statement, and holds it; on the drainer.
     *
     * @param cursor whether it is for a cursor: then nobody else uses it
     */
    ServerStatement acquire(String sql, boolean cursor) {
        ServerStatement found = cache.find(sql, cursor);
        if (found != null && !found.isUsable()) {
            cache.remove(found);
            found = null;
        }
        if (found != null && !(cursor && found.isHeld())) {
            found.hold();
            return found;
        }
        ServerStatement created = new ServerStatement(sql, cursor, this);
        if (found == null) {
            evict(cache.makeRoom());
            cache.add(created);
        }
        created.hold();
        return created;
    }

    /** The server has no room for another statement: what nobody uses is closed before the next is prepared. */
    void crowded() {
        crowded = true;
    }

    private void evictIfCrowded() {
        if (crowded) {
            crowded = false;
            for (ServerStatement idle = cache.evict(); idle != null; idle = cache.evict()) {
                evict(idle);
            }
        }
    }

    private void evict(@Nullable ServerStatement idle) {
        if (idle != null && idle.takeClose()) {
            evicted.add(idle);
        }
    }

    /** Returns what has to be sent before a statement is prepared; null when nothing has. On the drainer. */
    @Nullable
    Exchange nextBeforePrepare() {
        evictIfCrowded();
        ServerStatement closing = evicted.poll();
        return closing != null ? new CloseExchange(closing, this) : lastPrepared.nextBlock();
    }

    /** Closes a statement; from any thread. */
    void close(ServerStatement statement) {
        queue.submit(new CloseExchange(statement, this));
    }

    /** Returns what the server takes for the statement prepared last; for the drainer. */
    LastPrepared lastPrepared() {
        return lastPrepared;
    }

    /** COM_RESET_CONNECTION is on its way: the server drops all statements; on the drainer. */
    void resetSent() {
        generation.incrementAndGet();
        lastPrepared.resetSent();
        evicted.clear();
        cache.clear();
    }
}
