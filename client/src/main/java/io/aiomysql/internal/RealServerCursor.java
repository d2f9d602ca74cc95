package io.aiomysql.internal;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.ServerCursor;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.command.FetchMachine;
import io.aiomysql.protocol.message.ComStmtFetch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A cursor on the server, with one batch fetched ahead. It holds its statement until it ends.
 *
 * <pre>
 *   open ── FETCH, answered ──► open ── last row, closed by the user ──► ended
 * </pre>
 *
 * <p>Where the server opened none, the rows are in memory and the cursor has ended from the start.
 */
final class RealServerCursor implements ServerCursor {

    private final StatementRunner runner;
    private final ServerStatement statement;
    private final int fetchSize;
    private final ResultShape shape;
    private final List<ColumnMetadata> columns;

    /** Rows that came without a cursor, and how many of them were handed out. */
    private final List<Row> rows;

    private int handedOut;

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean closed;

    /** Whether the server is told to close it; used by the drainer. */
    private boolean closing;

    private CompletableFuture<List<Row>> ahead;

    /** Takes the caller's hold of the statement over. */
    RealServerCursor(StatementRunner runner, ServerStatement statement, int fetchSize, ResultCollector results) {
        this.runner = runner;
        this.statement = statement;
        this.fetchSize = fetchSize;
        this.shape = results.shape();
        QueryResult first = results.outcome().results().get(0);
        this.columns = first.columns();
        this.rows = first.rows();
        if (ServerStatus.has(results.status(), ServerStatus.SERVER_STATUS_CURSOR_EXISTS)) {
            ahead = fetchBatch();
        } else {
            end();
            ahead = CompletableFuture.completedFuture(List.of());
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
        ahead = batch.thenCompose(taken -> ended.get() ? CompletableFuture.completedFuture(List.of()) : fetchBatch());
        return batch;
    }

    private CompletableFuture<List<Row>> fetchBatch() {
        Completion<List<Row>> completion = runner.submitter().completion();
        runner.submitter()
                .submit(new FetchExchange(
                        new ComStmtFetch(statement.id(), fetchSize),
                        new FetchMachine(runner.statements().capabilities()),
                        runner.statements().fetched(shape),
                        new FetchExchange.Batch(completion, this::batchEnded, () -> closing)));
        return completion.future();
    }

    private void batchEnded(int status) {
        if (ServerStatus.has(status, ServerStatus.SERVER_STATUS_LAST_ROW_SENT)) {
            end();
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            statement.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (ended.compareAndSet(false, true)) {
            runner.submitter().submit(new Closing());
        }
    }

    /** Releases the statement when the cursor is closed; one that nobody keeps is dropped then, cursor and all. */
    private final class Closing extends AbandonExchange {
        Closing() {
            super(statement, runner.statements(), () -> {});
        }

        @Override
        void sent() {
            super.sent();
            closing = true;
        }
    }

    @Override
    public String toString() {
        return "ServerCursor[fetchSize=" + fetchSize + (closed ? ", closed" : "") + "]";
    }
}
