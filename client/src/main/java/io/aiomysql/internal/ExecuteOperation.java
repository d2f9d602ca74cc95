package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.ComStmtExecute;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs a prepared statement, and prepares it before that if need be.
 *
 * <pre>
 *   start ── ready ───────────────────────────────► long data ──► EXECUTE ──► sent
 *     │                                              ▲     │         ▲
 *     └── new: CLOSE what is evicted, PREPARE ── OK ─┘     │         │
 *                    │      │                              └─ fails ─┼──► RESET ──► sent
 *                    │      └── MariaDB: in the same flight ─────────┘
 *                    └── ERR ──► sent, with nothing executed
 *
 *   sent ── 1243, 1615, 1461: not run, and nothing was sent behind it ──► start, once
 * </pre>
 *
 * <p>Between PREPARE and EXECUTE the queue waits, for the id is not known. MariaDB takes an id that means the statement
 * prepared last; it is used where the number of parameters is beyond doubt: values that are too few or too many would be taken
 * for others.
 */
final class ExecuteOperation implements Operation, PrepareExchange.Client {

    private final Statements statements;
    private final StatementSource source;
    private final List<BoundParameter> parameters;
    private final Receiver receiver;
    private final @Nullable LongDataReader longData;

    /** Nothing more is to be sent: the receiver was told, or wants nothing. */
    private final AtomicBoolean over = new AtomicBoolean();

    private volatile @Nullable ServerStatement statement;
    private volatile boolean executeSent;

    /** This is the second attempt, and the last. */
    private volatile boolean again;

    /** The server had no room for the statement, and another attempt is due. */
    private volatile boolean crowded;

    /** Whether this operation sent PREPARE for its statement; used by the drainer. */
    private boolean prepareSent;

    ExecuteOperation(
            Statements statements, StatementSource source, List<BoundParameter> parameters, Receiver receiver) {
        this.statements = statements;
        this.source = source;
        this.parameters = parameters;
        this.receiver = receiver;
        this.longData = LongDataReader.of(parameters, statements.queue()::wake);
    }

    List<BoundParameter> parameters() {
        return parameters;
    }

    boolean isStreamed() {
        return longData != null;
    }

    Capabilities capabilities() {
        return statements.capabilities();
    }

    @Override
    public boolean isAbandoned() {
        return receiver.isAbandoned();
    }

    @Override
    public boolean isSent() {
        return executeSent || over.get();
    }

    @Override
    public @Nullable Exchange next() {
        if (isSent()) {
            return null;
        }
        if (receiver.isAbandoned()) {
            return giveUp();
        }
        ServerStatement current = statement;
        if (current == null) {
            current = acquire();
        }
        return nextFor(current);
    }

    private @Nullable Exchange nextFor(ServerStatement current) {
        return switch (current.stage()) {
            case NEW -> prepare(current);
            case PREPARING -> mayRunUnseen(current) ? execute(current, ComStmtExecute.LAST_PREPARED) : null;
            case READY -> run(current);
            case REFUSED -> prepareSent && !crowded ? null : another(current);
            case STALE, GONE -> isCommitted() ? run(current) : another(current);
        };
    }

    /** Says whether a part of what is streamed has gone to the statement: it cannot go to another. */
    private boolean isCommitted() {
        return longData != null && longData.hasGiven();
    }

    private Exchange prepare(ServerStatement current) {
        Exchange first = statements.nextBeforePrepare();
        if (first != null) {
            return first;
        }
        prepareSent = true;
        return new PrepareExchange(current, statements, this);
    }

    private boolean mayRunUnseen(ServerStatement current) {
        return longData == null && statements.lastPrepared().is(current) && CertainSql.hasCertainCount(current.sql());
    }

    private @Nullable Exchange run(ServerStatement current) {
        int count = current.prepared().ok().parameters();
        if (count != parameters.size()) {
            end();
            receiver.fail(new IllegalArgumentException("the server counts " + count
                    + " parameters in the statement, and got " + parameters.size()
                    + ": it reads the SQL differently, as under another sql_mode or in a versioned comment"));
            return null;
        }
        if (current.isBlocked()) {
            current.hold();
            return new AbandonExchange(current, statements, () -> {});
        }
        if (longData == null) {
            return execute(current, current.id());
        }
        Throwable failure = longData.failure();
        if (failure != null) {
            return giveUp();
        }
        LongDataReader.Chunk chunk = longData.poll();
        if (chunk != null) {
            return new UnansweredExchange(chunk.forStatement(current.id()));
        }
        return longData.isAtEnd() ? execute(current, current.id()) : null;
    }

    private Exchange execute(ServerStatement current, int id) {
        executeSent = true;
        return new ExecuteExchange(current, id, this, statements.executed(current));
    }

    private ServerStatement acquire() {
        ServerStatement acquired = source.acquire();
        statement = acquired;
        prepareSent = false;
        crowded = false;
        return acquired;
    }

    /** Looks for a statement again: this one has turned out to be of no use. */
    private @Nullable Exchange another(ServerStatement useless) {
        statement = null;
        useless.release();
        return next();
    }

    private @Nullable Exchange giveUp() {
        LongDataReader reader = longData;
        ServerStatement current = statement;
        if (reader != null && isCommitted() && current != null && over.compareAndSet(false, true)) {
            reader.stop();
            return new AbandonExchange(current, statements, () -> failLate(reader));
        }
        end();
        if (reader != null) {
            failLate(reader);
        }
        return null;
    }

    private void failLate(LongDataReader reader) {
        Throwable failure = reader.failure();
        if (failure != null) {
            receiver.fail(failure);
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            ServerStatement current = statement;
            if (current != null) {
                current.release();
            }
            if (longData != null) {
                longData.stop();
            }
        }
    }

    @Override
    public void prepared() {
        // The queue is looked after when all that has arrived is handled.
    }

    @Override
    public void refused(ErrPacket error) {
        if (executeSent) {
            // Its answer follows, and tells.
            return;
        }
        if (error.code() == ServerRefusals.TOO_MANY_STATEMENTS && !again) {
            again = true;
            crowded = true;
            statements.crowded();
        } else {
            end();
            receiver.fail(Failures.server(error, false));
        }
    }

    @Override
    public void failed(RuntimeException reason) {
        if (!executeSent) {
            end();
            receiver.fail(reason);
        }
    }

    /** The answer to EXECUTE is complete; on the I/O thread. */
    void answered(ExecuteExchange execute, ServerStatement executed, ResultCollector results) {
        ErrPacket unprepared = executed.refusal();
        MySqlServerException refusal = results.isRefused() ? results.refusal() : null;
        if (unprepared != null) {
            executed.release();
            unprepared(execute, unprepared, refusal != null);
        } else if (refusal == null) {
            receiver.complete(results, executed);
        } else if (ServerRefusals.notRun(refusal.code(), executed.sql())) {
            executed.useless(refusal.code());
            executed.release();
            runAgain(execute, ServerRefusals.withoutRun(refusal));
        } else {
            executed.release();
            receiver.fail(refusal);
        }
    }

    /** PREPARE was refused, in the same flight; and so was EXECUTE, unless the server has run something else. */
    private void unprepared(ExecuteExchange execute, ErrPacket error, boolean notRun) {
        MySqlServerException refusal = Failures.server(error, !notRun);
        boolean noRoom = error.code() == ServerRefusals.TOO_MANY_STATEMENTS;
        if (noRoom) {
            statements.crowded();
        }
        if (noRoom && notRun) {
            runAgain(execute, refusal);
        } else {
            receiver.fail(refusal);
        }
    }

    /**
     * Goes back to the start, unless this was the second attempt, what is streamed has been read, or something was sent
     * behind it.
     */
    private void runAgain(ExecuteExchange execute, MySqlServerException refusal) {
        if (again || longData != null || receiver.isAbandoned()) {
            receiver.fail(refusal);
            return;
        }
        again = true;
        statement = null;
        executeSent = false;
        statements.queue().resume(new CommandQueue.Resumption(this, execute, () -> receiver.fail(refusal)));
    }

    /** EXECUTE could not be sent, or the connection was lost under it. */
    void lost(ServerStatement executed, RuntimeException reason) {
        executed.release();
        receiver.fail(reason);
    }

    @Override
    public void fail(RuntimeException reason) {
        end();
        receiver.fail(reason);
    }
}
