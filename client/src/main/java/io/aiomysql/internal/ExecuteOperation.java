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

    /** The server has no room for another statement. */
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
    public boolean isUnwanted() {
        return receiver.isUnwanted();
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
        if (receiver.isUnwanted()) {
            return giveUp();
        }
        ServerStatement current = statement;
        if (current == null) {
            current = acquire();
        }
        Exchange close = statements.nextClose();
        return close != null ? close : nextFor(current);
    }

    private @Nullable Exchange nextFor(ServerStatement current) {
        return switch (current.stage()) {
            case NEW -> {
                prepareSent = true;
                yield new PrepareExchange(current, statements, this);
            }
            case PREPARING -> mayRunUnseen(current) ? execute(current, ComStmtExecute.LAST_PREPARED) : null;
            case READY -> run(current);
            case REFUSED -> prepareSent && !crowded ? null : another(current);
            case STALE, GONE -> another(current);
        };
    }

    private boolean mayRunUnseen(ServerStatement current) {
        return longData == null && statements.isLastPrepared(current) && CertainSql.hasCertainCount(current.sql());
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
        if (longData == null) {
            return execute(current, current.id());
        }
        Throwable failure = longData.failure();
        if (failure != null) {
            return giveUp();
        }
        LongDataReader.Chunk chunk = longData.poll();
        if (chunk != null) {
            return new SilentExchange(chunk.forStatement(current.id()));
        }
        return longData.isAtEnd() ? execute(current, current.id()) : null;
    }

    private Exchange execute(ServerStatement current, int id) {
        executeSent = true;
        return new ExecuteExchange(current, id, this, statements.session());
    }

    private ServerStatement acquire() {
        if (crowded) {
            crowded = false;
            statements.evictAll();
        }
        ServerStatement acquired = source.acquire();
        statement = acquired;
        prepareSent = false;
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
        if (reader != null && reader.hasGiven() && current != null && over.compareAndSet(false, true)) {
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
    void answered(ServerStatement executed, ResultCollector results) {
        MySqlServerException refusal = results.refusal();
        if (!results.isRefused() || refusal == null) {
            receiver.complete(results, executed);
            executed.release();
            return;
        }
        ErrPacket unprepared = executed.refusal();
        executed.release();
        if (unprepared != null) {
            crowded = unprepared.code() == ServerRefusals.TOO_MANY_STATEMENTS;
            failUnless(crowded && runAgain(), Failures.server(unprepared, false));
        } else if (ServerRefusals.notRun(refusal.code(), executed.sql())) {
            executed.useless(refusal.code());
            failUnless(runAgain(), ServerRefusals.withoutRun(refusal));
        } else {
            receiver.fail(refusal);
        }
    }

    private void failUnless(boolean goesOn, MySqlServerException refusal) {
        if (!goesOn) {
            receiver.fail(refusal);
        }
    }

    /** Goes back to the start, unless this was the second attempt, or what is streamed has been read. */
    private boolean runAgain() {
        if (again || longData != null || receiver.isUnwanted()) {
            return false;
        }
        again = true;
        statement = null;
        executeSent = false;
        return statements.queue().resume(this);
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
