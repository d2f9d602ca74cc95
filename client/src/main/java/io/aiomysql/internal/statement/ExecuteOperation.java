package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Operation;
import io.aiomysql.internal.session.Resumption;
import io.aiomysql.internal.session.UnansweredExchange;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.upload.ReadAhead;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.message.ComStmtExecute;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a prepared statement, and prepares it before that if need be.
 *
 * <pre>
 *   start ── ready ───────────────────────────────► long data ──► EXECUTE ──► sent
 *     │                                              ▲     │
 *     └── new: CLOSE what is evicted, PREPARE ── OK ─┘     └─ fails ──► RESET ──► sent
 *                                        │
 *                                        └── ERR ──► sent, with nothing executed
 *
 *   not executed: 1461 to PREPARE; 1243, 1615 to EXECUTE with nothing sent behind it ──► start, once
 * </pre>
 *
 * <p>Between PREPARE and EXECUTE the queue waits, because the statement's id is not known yet. {@link StatementMachine}
 * decides what the statement's life permits.
 */
final class ExecuteOperation implements Operation, PrepareExchange.Client {

    private final StatementStore statements;
    private final BoundSql bound;
    private final Runnable check;
    private final Supplier<ServerStatement> source;
    private final List<BoundParameter> parameters;
    private final Receiver receiver;
    private final @Nullable ReadAhead longData;

    /** Nothing more is to be sent: EXECUTE has left, or nothing will be executed. */
    private volatile boolean sent;

    /** Answers have come since the last check, as that to COM_STMT_PREPARE; used by the drainer. */
    private boolean unchecked;

    /** This is the second attempt, and the last; used on the I/O thread. */
    private boolean secondAttempt;

    /** The statement that this operation holds; used by the drainer. */
    private @Nullable ServerStatement statement;

    /**
     * Creates an operation.
     *
     * @param bound the SQL, and its values
     * @param check throws if the session does not understand the SQL and its values as they were meant; called on the drainer,
     *     when the turn has come, and again after preparing: a function in a statement before may have changed the session
     * @param source gives a statement that can be run, and holds it; asked on the drainer, when the turn has come
     * @param receiver who waits for the results
     */
    ExecuteOperation(
            StatementStore statements,
            BoundSql bound,
            Runnable check,
            Supplier<ServerStatement> source,
            Receiver receiver) {
        this.statements = statements;
        this.bound = bound;
        this.check = check;
        this.source = source;
        this.parameters = bound.parameters();
        this.receiver = receiver;
        this.longData = bound.isStreamed() ? ReadAhead.of(parameters, statements.queue()::wake) : null;
    }

    @Override
    public boolean isAbandoned() {
        return receiver.isAbandoned();
    }

    @Override
    public int retainedBytes() {
        return bound.retainedBytes();
    }

    @Override
    public boolean isSent() {
        return sent;
    }

    @Override
    public @Nullable Exchange next() {
        if (sent) {
            return null;
        }
        if (receiver.isAbandoned()) {
            return giveUp();
        }
        if (!statements.isSettledFor(this)) {
            return null;
        }
        ServerStatement current = statement;
        if (current == null) {
            current = acquire();
            statement = current;
        }
        if (current == null) {
            return null;
        }
        StatementAction action = current.life().next();
        unchecked |= !(action instanceof StatementAction.Execute);
        if (action instanceof StatementAction.Prepare) {
            Exchange first = statements.next();
            return first != null ? first : new PrepareExchange(current, statements, this);
        }
        if (action instanceof StatementAction.Execute execute) {
            return run(current, execute);
        }
        if (action instanceof StatementAction.Replace) {
            return replace(current);
        }
        return null;
    }

    /** Asks the source; if there is no statement for these values, the operation ends. */
    private @Nullable ServerStatement acquire() {
        try {
            if (longData != null) {
                statements.session().clientCharset().requireAll(parameters);
            }
            check.run();
            return source.get();
        } catch (RuntimeException e) {
            end();
            receiver.fail(e);
            return null;
        }
    }

    /** Says whether what was checked before preparing still holds; if not, the operation ends. */
    private boolean isStillRight() {
        try {
            if (unchecked) {
                check.run();
            }
            unchecked = false;
            return true;
        } catch (RuntimeException e) {
            end();
            receiver.fail(e);
            return false;
        }
    }

    /** Says whether a part of a stream was sent to the statement: the stream cannot be sent to another one. */
    private boolean isCommitted() {
        return longData != null && longData.hasGiven();
    }

    private @Nullable Exchange replace(ServerStatement unusable) {
        statement = null;
        statements.release(unusable);
        return next();
    }

    private @Nullable Exchange run(ServerStatement current, StatementAction.Execute execute) {
        if (execute.parameters() != parameters.size()) {
            end();
            receiver.fail(new IllegalArgumentException("the server counts " + execute.parameters()
                    + " parameters in the statement, but got " + parameters.size()
                    + ": it reads the SQL differently, because of another sql_mode or of a versioned comment"));
            return null;
        }
        if (!isStillRight()) {
            return null;
        }
        if (longData != null) {
            if (longData.failure() != null) {
                return giveUp();
            }
            ReadAhead.Chunk chunk = longData.poll();
            if (chunk != null) {
                return new UnansweredExchange(chunk.forStatement(execute.id()));
            }
            if (!longData.isAtEnd()) {
                return null;
            }
        }
        sent = true;
        return executing(current, execute.id());
    }

    private Exchange executing(ServerStatement current, int id) {
        boolean cursor = current.key().cursor();
        ResultExchange executing = new ResultExchange(
                new ComStmtExecute(id, cursor, true, current.declared().sent(parameters))::encode,
                QueryMachine.ofExecute(statements.capabilities(), cursor, current.columns()),
                statements.executed(current, receiver.stream()),
                new Execution(current, cursor));
        executing.runs(current.sql(), current.effect());
        return executing;
    }

    @Override
    public boolean dependsOnSession() {
        return !SessionEffect.asksForRowCount(bound.sql());
    }

    /** Drops the part of a stream that the server has, and executes nothing. */
    private @Nullable Exchange giveUp() {
        ReadAhead reader = longData;
        ServerStatement current = statement;
        if (reader == null) {
            end();
            return null;
        }
        if (current == null || !isCommitted()) {
            end();
            failLate(reader);
            return null;
        }
        sent = true;
        reader.stop();
        return new ResetStatementExchange(current, statements, () -> failLate(reader));
    }

    private void failLate(ReadAhead reader) {
        Throwable failure = reader.failure();
        if (failure != null) {
            receiver.fail(failure);
        }
    }

    /** Executes nothing, and releases the statement; on the drainer. */
    private void end() {
        stop();
        ServerStatement current = statement;
        if (current != null) {
            statement = null;
            statements.release(current);
        }
    }

    private void stop() {
        sent = true;
        if (longData != null) {
            longData.stop();
        }
    }

    @Override
    public void prepared(CommandAction.Prepared answer) {
        // The queue goes on when all that has arrived is handled.
    }

    @Override
    public void refused(MySqlServerException refusal) {
        if (refusal.code() == ErrorCode.ER_MAX_PREPARED_STMT_COUNT_REACHED && !secondAttempt) {
            secondAttempt = true;
            statements.limitReached();
        } else {
            failed(refusal);
        }
    }

    /** The server does not have the statement, so it need not be released. */
    @Override
    public void failed(RuntimeException reason) {
        stop();
        receiver.fail(reason);
    }

    @Override
    public void fail(RuntimeException reason) {
        ServerStatement current = statement;
        if (current != null && isCommitted()) {
            // The server has a part of a stream, which must not become another run's.
            statements.markStale(current);
        }
        end();
        receiver.fail(reason);
    }

    /** Goes back to the start, unless this was the second attempt, or a stream was read. */
    private void runAgain(Exchange refused, MySqlServerException refusal) {
        if (secondAttempt || longData != null || receiver.isAbandoned()) {
            receiver.fail(refusal);
            return;
        }
        secondAttempt = true;
        sent = false;
        statements.queue().resume(new Resumption(this, refused, () -> receiver.fail(refusal)));
    }

    /** COM_STMT_EXECUTE, and its answer. */
    private final class Execution implements ResultExchange.Client {

        private final ServerStatement executed;
        private final boolean cursor;

        Execution(ServerStatement executed, boolean cursor) {
            this.executed = executed;
            this.cursor = cursor;
        }

        @Override
        public boolean isAbandoned() {
            return receiver.isAbandoned();
        }

        /** From now on the command itself keeps the statement in use; for a cursor it stays held. */
        @Override
        public void sent(long number) {
            receiver.sent();
            executed.life().used(number);
            if (!executed.declared().fit(parameters)) {
                statements.spoiled(executed);
            }
            statement = null;
            if (!cursor) {
                statements.release(executed);
            }
        }

        @Override
        public void complete(ResultExchange answered) {
            ResultCollector results = answered.results();
            MySqlServerException refusal = results.isRefused() ? results.refusal() : null;
            if (refusal == null) {
                receiver.complete(results, executed);
                return;
            }
            if (cursor) {
                statements.tell(() -> statements.release(executed));
            }
            if (ServerRefusals.wasNotExecuted(refusal.code(), executed.sql())) {
                statements.notExecuted(executed, refusal.code());
                runAgain(answered, refusal.asNotExecuted());
                return;
            }
            if (longData != null || ServerRefusals.concernsPreparation(refusal.code())) {
                // Servers refuse a statement for ever that got too long a parameter in parts (1105), until it is reset.
                statements.markStale(executed);
            }
            receiver.fail(PreparedRemedies.ofExecute(refusal));
        }

        @Override
        public void dropped() {
            if (executed.key().cursor()) {
                statements.tell(() -> statements.release(executed));
            }
        }

        @Override
        public void fail(Throwable reason) {
            if (longData != null) {
                // If the command could not be encoded, the server still has the stream's data.
                statements.markStale(executed);
            }
            end();
            receiver.fail(reason);
        }
    }
}
