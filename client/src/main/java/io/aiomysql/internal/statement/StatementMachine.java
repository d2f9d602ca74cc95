package io.aiomysql.internal.statement;

import org.jspecify.annotations.Nullable;

/**
 * The life of one prepared statement on the server.
 *
 * <pre>
 *   NEW ── prepareSent ──► PREPARING ── prepared ──► READY ── stale (1615) ──► STALE
 *    │                         │                       │                         │
 *    │                         └── refused ──► GONE ◄──┴─ forgotten (1243), ─────┤
 *    └───────────────────────── reset ──────────▲          reset                 │
 *                                               └──────────── closed ◄───────────┘
 * </pre>
 *
 * <p>A statement is wanted while it is kept (by the cache, or by a user's prepared statement) or held (by the operation that
 * sends with it, or by an open cursor). The server is told to close it, once, when it is not wanted and no command that uses it
 * is in flight. Commands are known by their numbers: number n is answered when n commands are.
 *
 * <p>Not thread-safe: used by the queue's drainer alone. Answers come as events, in the order in which they came.
 */
public final class StatementMachine {

    private enum State {
        NEW,
        PREPARING,
        READY,
        STALE,
        GONE
    }

    private State state = State.NEW;
    private StatementAction.@Nullable Execute prepared;
    private boolean kept;
    private int holders;
    private long lastUse;

    /** Returns what an operation that has to run the statement does next. */
    StatementAction next() {
        return switch (state) {
            case NEW -> StatementAction.Prepare.INSTANCE;
            case PREPARING -> StatementAction.Wait.INSTANCE;
            case READY -> execute();
            case STALE, GONE -> StatementAction.Replace.INSTANCE;
        };
    }

    /** Returns how to run the statement as it was prepared, although the server may refuse it by now. */
    public StatementAction.Execute execute() {
        StatementAction.Execute known = prepared;
        if (known == null) {
            throw new IllegalStateException("the statement was not prepared");
        }
        return known;
    }

    /** Says whether the statement can be run, now or when it is prepared. */
    boolean isUsable() {
        return state == State.NEW || state == State.PREPARING || state == State.READY;
    }

    /** Says whether the server has the statement, as far as is known. */
    public boolean isKnownToServer() {
        return state == State.READY || state == State.STALE;
    }

    /**
     * Says whether something is being sent with it, a cursor on it is open, or an answer that concerns it is due.
     *
     * @param answered how many commands are answered
     */
    boolean isInUse(long answered) {
        return holders > 0 || lastUse > answered || state == State.PREPARING;
    }

    /** Says whether somebody keeps or holds the statement; otherwise it will not be used again. */
    boolean isWanted() {
        return kept || holders > 0;
    }

    /** Returns the number of the last command that used it, 0 for none. */
    long lastUse() {
        return lastUse;
    }

    /**
     * Decides what becomes of a statement that is not wanted.
     *
     * @param answered how many commands are answered
     */
    StatementAction leave(long answered) {
        if (isWanted() || isInUse(answered)) {
            return StatementAction.Keep.INSTANCE;
        }
        StatementAction action =
                isKnownToServer() ? new StatementAction.Close(execute().id()) : StatementAction.Forget.INSTANCE;
        state = State.GONE;
        return action;
    }

    public void keep() {
        kept = true;
    }

    /** Neither the cache nor a user keeps it any more. */
    void dismiss() {
        kept = false;
    }

    public void hold() {
        holders++;
    }

    void release() {
        if (holders == 0) {
            throw new IllegalStateException("nobody holds the statement");
        }
        holders--;
    }

    /** COM_STMT_PREPARE is on its way, as the command of this number. */
    void prepareSent(long number) {
        if (state != State.NEW) {
            throw new IllegalStateException("the statement was prepared before");
        }
        state = State.PREPARING;
        lastUse = number;
    }

    /** A command that uses the statement is on its way: COM_STMT_EXECUTE, or COM_STMT_RESET. */
    void used(long number) {
        lastUse = number;
    }

    /** The server has prepared it. If the session was reset meanwhile, the server has dropped it again. */
    void prepared(int id, int parameters) {
        prepared = new StatementAction.Execute(id, parameters);
        if (state == State.PREPARING) {
            state = State.READY;
        }
    }

    /** The server refused to prepare it, or COM_STMT_PREPARE could not be sent. */
    void refused() {
        state = State.GONE;
    }

    /** The server wants it prepared again (1615). */
    void stale() {
        if (state == State.READY) {
            state = State.STALE;
        }
    }

    /** The server does not know it (1243). */
    void forgotten() {
        state = State.GONE;
    }

    /** COM_RESET_CONNECTION is on its way: the server drops all statements. */
    void reset() {
        state = State.GONE;
    }
}
