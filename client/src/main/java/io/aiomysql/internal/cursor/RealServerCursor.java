package io.aiomysql.internal.cursor;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.ServerCursor;
import io.aiomysql.StatementKind;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.ResultShape;
import io.aiomysql.internal.session.DeferredCommand;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Submitter;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.statement.CallDetails;
import io.aiomysql.internal.statement.Receiver;
import io.aiomysql.internal.statement.ResetStatementExchange;
import io.aiomysql.internal.statement.ServerStatement;
import io.aiomysql.internal.statement.StatementRequest;
import io.aiomysql.internal.statement.StatementRunner;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.command.FetchMachine;
import io.aiomysql.protocol.message.ComStmtFetch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A cursor on the server, with one batch fetched ahead. It holds its statement until it ends.
 *
 * <pre>
 *   open ── FETCH, answered ──► open ── last row, closed by the user ──► ended
 *    └── session reset ──► lost: each fetch fails ── closed by the user ──► ended
 * </pre>
 *
 * <p>If the server opened no cursor, the rows are in memory, and this cursor has ended from the start.
 */
final class RealServerCursor implements ServerCursor {

    private final StatementRunner runner;
    private final ServerStatement statement;
    private final int fetchSize;
    private final ResultShape shape;
    private final List<ColumnMetadata> columns;

    /** Rows that came without a cursor, and how many of them were returned. */
    private final List<Row> rows;

    private int handedOut;

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean closed;

    /** Whether the turn of {@link #closing()} has come; used by the drainer. */
    private boolean closing;

    private CompletableFuture<List<Row>> ahead;

    /** Takes over the hold of the statement from the caller, and releases it at the end. */
    private RealServerCursor(
            StatementRunner runner, ServerStatement statement, int fetchSize, ResultCollector results) {
        this.runner = runner;
        this.statement = statement;
        this.fetchSize = fetchSize;
        this.shape = results.shape();
        QueryResult first = results.results().get(0);
        this.columns = first.columns();
        this.rows = first.rows();
        if (ServerStatus.has(results.status(), ServerStatus.SERVER_STATUS_CURSOR_EXISTS)) {
            ahead = fetchBatch();
        } else {
            end();
            ahead = CompletableFuture.completedFuture(List.of());
        }
    }

    /**
     * Opens a cursor.
     *
     * @param check called when its turn has come; throws if the statement must not be run
     * @param details the values as the user has given them, and the time limit
     */
    static CompletableFuture<ServerCursor> open(
            StatementRunner runner, BoundSql bound, int fetchSize, Runnable check, CallDetails details) {
        StatementRequest request = StatementRequest.of(bound, true);
        Completion<ServerCursor> completion = runner.submitter().completion();
        runner.execute(
                bound,
                () -> {
                    check.run();
                    return runner.statements().acquire(request);
                },
                new CursorReceiver(runner, fetchSize, completion),
                completion,
                details);
        return completion.future();
    }

    /** Makes a cursor of what COM_STMT_EXECUTE gave. */
    private record CursorReceiver(StatementRunner runner, int fetchSize, Completion<ServerCursor> completion)
            implements Receiver {

        @Override
        public boolean isAbandoned() {
            return completion.isAbandoned();
        }

        @Override
        public void sent() {
            completion.markSent();
        }

        @Override
        public void complete(ResultCollector results, ServerStatement statement) {
            MySqlServerException refusal = results.refusal();
            if (refusal != null) {
                runner.statements().tell(() -> runner.statements().release(statement));
                completion.fail(refusal);
                return;
            }
            RealServerCursor cursor = new RealServerCursor(runner, statement, fetchSize, results);
            completion.succeed(cursor, cursor::close);
        }

        @Override
        public void fail(Throwable reason) {
            completion.fail(reason);
        }
    }

    @Override
    public List<ColumnMetadata> columns() {
        return columns;
    }

    @Override
    public CompletableFuture<List<Row>> fetch() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
        if (handedOut < rows.size()) {
            int from = handedOut;
            handedOut = (int) Math.min(rows.size(), (long) from + fetchSize);
            return CompletableFuture.completedFuture(rows.subList(from, handedOut));
        }
        CompletableFuture<List<Row>> batch = ahead;
        Completion<List<Row>> completion = runner.submitter().completion();
        completion.follow(batch);
        // What is added last runs first: the next batch is asked for before the user learns of this one, and may reset
        // the session.
        ahead = batch.thenCompose(taken -> ended.get() ? CompletableFuture.completedFuture(List.of()) : fetchBatch());
        return completion.future();
    }

    CompletableFuture<List<Row>> fetchBatch() {
        Submitter submitter = runner.submitter();
        Completion<List<Row>> completion = submitter.completionOnLoop();
        StatementTrace trace =
                submitter.events().begin(StatementKind.FETCH, statement.key().sql(), List.of());
        submitter.submit(
                new DeferredCommand(
                        () -> fetching(completion), completion::isAbandoned, reason -> completion.fail(reason)),
                completion,
                trace);
        return completion.future();
    }

    private @Nullable Exchange fetching(Completion<List<Row>> completion) {
        if (closing) {
            // The statement may have a new cursor by now, whose first rows FETCH would take.
            completion.succeed(List.of());
            return null;
        }
        if (!statement.life().isKnownToServer()) {
            // The server counts its statements anew after a reset: another one may have the number by now.
            throw new IllegalStateException(
                    "the cursor was closed on the server when the session was reset, or when the server dropped its"
                            + " statement: open it again, and read it to its end before the connection is reset");
        }
        return new ResultExchange(
                new ComStmtFetch(statement.life().execute().id(), fetchSize)::encode,
                new FetchMachine(runner.statements().capabilities()),
                runner.statements().fetched(shape),
                new Batch(completion));
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            runner.statements().tell(() -> runner.statements().release(statement));
        }
    }

    @Override
    public void close() {
        closed = true;
        if (ended.compareAndSet(false, true)) {
            runner.submitter().submit(new DeferredCommand(this::closing));
        }
    }

    /** Closes the cursor on the server, and releases the statement. */
    private @Nullable Exchange closing() {
        closing = true;
        if (statement.life().isKnownToServer()) {
            return new ResetStatementExchange(statement, runner.statements(), () -> {});
        }
        runner.statements().release(statement);
        return null;
    }

    /** The answer to COM_STMT_FETCH. */
    private final class Batch implements ResultExchange.Client {

        private final Completion<List<Row>> completion;

        Batch(Completion<List<Row>> completion) {
            this.completion = completion;
        }

        @Override
        public boolean isAbandoned() {
            return completion.isAbandoned();
        }

        @Override
        public void sent(long number) {
            completion.markSent();
        }

        @Override
        public void complete(ResultExchange answered) {
            ResultCollector results = answered.results();
            MySqlServerException refusal = results.refusal();
            if (refusal != null) {
                completion.fail(refusal);
                return;
            }
            if (ServerStatus.has(results.status(), ServerStatus.SERVER_STATUS_LAST_ROW_SENT)) {
                end();
            }
            completion.succeed(results.results().get(0).rows());
        }

        @Override
        public void fail(Throwable reason) {
            completion.fail(reason);
        }
    }

    @Override
    public String toString() {
        return "ServerCursor[fetchSize=" + fetchSize + (closed ? ", closed" : "") + "]";
    }
}
