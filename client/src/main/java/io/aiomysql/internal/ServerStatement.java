package io.aiomysql.internal;

import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.KnownColumns;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement as the server has it, or is about to.
 *
 * <pre>
 *   NEW ── sent ──► PREPARING ── OK ──► READY ── 1615 ──► STALE: known to the server, and of no use
 *                       │                 └───── 1243 ──► GONE: not known to the server
 *                       ├── ERR ──► REFUSED
 *                       └── lost ─► GONE
 * </pre>
 *
 * <p>It is sent for by the queue's drainer, and changed by answers on the I/O thread. It is held by every operation and every
 * command in flight that uses it, and kept by the cache or by the user's {@link RealPreparedStatement}. The server is told to
 * close it, once, when neither is so.
 */
final class ServerStatement {

    /** Where in its life a statement is. */
    enum Stage {
        NEW,
        PREPARING,
        READY,
        REFUSED,
        STALE,
        GONE
    }

    private final String sql;
    private final boolean cursor;
    private final Statements owner;
    private final KnownColumns columns = new KnownColumns();
    private final AtomicInteger holders = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean kept;

    /** Whether the server refuses to run it until COM_STMT_RESET; used by the drainer. */
    private boolean blocked;

    private volatile int generation;
    private volatile Stage stage = Stage.NEW;
    private volatile CommandAction.@Nullable Prepared prepared;
    private volatile @Nullable ErrPacket refusal;

    /** In which character set the server's text was when it described the columns last. */
    private volatile String charset = "";

    /** How its last result looked; used on the I/O thread. */
    private @Nullable ResultShape shape;

    /**
     * Creates a statement that the server does not know yet.
     *
     * @param sql with a {@code ?} for each parameter
     * @param cursor whether it is for cursors, and for nothing else: see {@link
     *     io.aiomysql.protocol.message.ComStmtExecute}
     * @param owner the statements of its session
     */
    ServerStatement(String sql, boolean cursor, Statements owner) {
        this.sql = sql;
        this.cursor = cursor;
        this.owner = owner;
    }

    String sql() {
        return sql;
    }

    boolean isForCursor() {
        return cursor;
    }

    KnownColumns columns() {
        return columns;
    }

    Stage stage() {
        return stage;
    }

    /** Says whether it can be run now, or when it is prepared. */
    boolean isUsable() {
        return switch (stage) {
            case NEW -> true;
            case PREPARING -> isOfThisGeneration();
            case READY -> isOfThisGeneration() && owner.describes(this);
            case REFUSED, STALE, GONE -> false;
        };
    }

    /** Says whether no reset has closed it since it was prepared. */
    boolean isOfThisGeneration() {
        return generation == owner.generation();
    }

    CommandAction.Prepared prepared() {
        CommandAction.Prepared known = prepared;
        if (known == null) {
            throw new IllegalStateException("not prepared yet");
        }
        return known;
    }

    int id() {
        return prepared().ok().statementId();
    }

    /** Returns {@code character_set_results} as it was when the server described the columns last. */
    String charset() {
        return charset;
    }

    /** Gives the shape of a result; the last one's if nothing has changed. On the I/O thread. */
    ResultShape shapeOf(CommandAction.BeginRows result) {
        if (result.described()) {
            charset = owner.session().resultsCharset();
        }
        ResultShape known = shape;
        if (known == null || !known.isOf(result.columns(), charset)) {
            known = ResultShape.ofBinary(result.columns(), owner.converters(), charset);
            shape = known;
        }
        return known;
    }

    /** Returns why the server did not prepare it; null unless it refused. */
    @Nullable
    ErrPacket refusal() {
        return refusal;
    }

    void preparing() {
        generation = owner.generation();
        stage = Stage.PREPARING;
    }

    void ready(CommandAction.Prepared answer) {
        charset = owner.session().resultsCharset();
        prepared = answer;
        stage = Stage.READY;
    }

    void refused(ErrPacket error) {
        refusal = error;
        stage = Stage.REFUSED;
    }

    /** The server did not run it, and would not again: it has to be prepared anew. */
    void useless(int errorCode) {
        stage = errorCode == ServerRefusals.UNKNOWN_STATEMENT ? Stage.GONE : Stage.STALE;
    }

    /** The server will never know it. */
    void lost() {
        stage = Stage.GONE;
    }

    void block() {
        blocked = true;
    }

    boolean isBlocked() {
        return blocked;
    }

    void unblock() {
        blocked = false;
    }

    void keep() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }

    /** The cache, or the user, has done with it. */
    void dismiss() {
        kept = false;
        closeIfUnused();
    }

    void hold() {
        holders.incrementAndGet();
    }

    void release() {
        holders.decrementAndGet();
        closeIfUnused();
    }

    boolean isHeld() {
        return holders.get() > 0;
    }

    /** Says whether the server is known to have it, for as long as there is no reset. */
    boolean isKnownToServer() {
        return stage == Stage.READY || stage == Stage.STALE;
    }

    /** Says whether the server has to be told to close it; true once at most. */
    boolean takeClose() {
        return isKnownToServer() && isOfThisGeneration() && closed.compareAndSet(false, true);
    }

    private void closeIfUnused() {
        if (!kept && !isHeld() && takeClose()) {
            owner.close(this);
        }
    }
}
