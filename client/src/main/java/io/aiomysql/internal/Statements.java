package io.aiomysql.internal;

import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
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
    private final Converters converters;
    private final StatementCache cache;

    /** Evicted, and to be closed before the next statement is prepared. Used by the drainer. */
    private final Queue<ServerStatement> evicted = new ArrayDeque<>();

    /** What MariaDB takes {@code LAST_PREPARED} for, if that is certain. Used by the drainer. */
    private @Nullable ServerStatement lastPrepared;

    /** Counts the resets, each of which makes the server forget all statements; counted by the drainer. */
    private final AtomicInteger generation = new AtomicInteger();

    Statements(CommandQueue queue, LoginResult login, SessionState session, StatementSettings settings) {
        this.queue = queue;
        this.login = login;
        this.session = session;
        this.converters = settings.converters();
        this.cache = new StatementCache(settings.cacheSize());
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

    Converters converters() {
        return converters;
    }

    /** Says whether the next result of a statement is described as its text will be; on the drainer. */
    boolean describes(ServerStatement statement) {
        return !capabilities().has(Capabilities.MARIADB_CLIENT_CACHE_METADATA)
                || statement.charset().equals(session.resultsCharset());
    }

    /** MariaDB (11.8) sends a cursor's rows in the character set of now, MySQL (9.7) in that of when it was opened. */
    ResultCollector fetched(ResultShape shape) {
        return ResultCollector.ofFetch(session, shape, login.greeting().family() == ServerFamily.MYSQL);
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

    /** Takes all out that nobody uses: the server has no room for more. */
    void evictAll() {
        for (ServerStatement idle = cache.evict(); idle != null; idle = cache.evict()) {
            evict(idle);
        }
    }

    private void evict(@Nullable ServerStatement idle) {
        if (idle != null && idle.takeClose()) {
            evicted.add(idle);
        }
    }

    /** Returns what has to be sent before a statement is prepared; on the drainer. */
    @Nullable
    Exchange nextClose() {
        ServerStatement closing = evicted.poll();
        return closing == null ? null : new CloseExchange(closing.id(), this);
    }

    /** Closes a statement; from any thread. */
    void close(int statementId) {
        queue.submit(new CloseExchange(statementId, this));
    }

    /** COM_STMT_PREPARE is on its way; on the drainer. */
    void prepareSent(ServerStatement statement) {
        lastPrepared = login.greeting().family() == ServerFamily.MARIADB ? statement : null;
    }

    /** COM_STMT_CLOSE is on its way; on the drainer. */
    void closeSent() {
        lastPrepared = null;
    }

    /** Says whether the server knows the statement as the last one prepared, before its id is known here; on the drainer. */
    boolean isLastPrepared(ServerStatement statement) {
        return lastPrepared == statement;
    }

    /** COM_RESET_CONNECTION is on its way: the server drops all statements; on the drainer. */
    void resetSent() {
        generation.incrementAndGet();
        lastPrepared = null;
        evicted.clear();
        cache.clear();
    }
}
