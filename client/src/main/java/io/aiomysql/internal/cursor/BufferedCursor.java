package io.aiomysql.internal.cursor;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.statement.StatementRunner;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A cursor over results in memory. */
public final class BufferedCursor implements Cursor {

    private final MySqlConnection connection;
    private final StatementRunner runner;

    // Volatile: set on the I/O thread when a statement is done, read on the user's.
    private volatile @Nullable StatementOutcome outcome;
    private volatile @Nullable QueryResult current;

    private int resultNumber;
    private int position;
    private int arraySize = 1;
    private boolean closed;

    public BufferedCursor(MySqlConnection connection, StatementRunner runner) {
        this.connection = connection;
        this.runner = runner;
    }

    @Override
    public CompletableFuture<Long> execute(String sql, @Nullable Object... parameters) {
        requireOpen();
        return runner.run(sql, this::begin, parameters);
    }

    @Override
    public CompletableFuture<Long> execute(Query query) {
        requireOpen();
        return runner.run(query, this::begin);
    }

    @Override
    public String mogrify(String sql, @Nullable Object... parameters) {
        return StatementRunner.isNothing(parameters)
                ? sql
                : runner.bind(sql, parameters).interpolate().sql();
    }

    @Override
    public String mogrify(Query query) {
        return query.values().isEmpty()
                ? query.sql()
                : runner.bind(query).interpolate().sql();
    }

    private long begin(StatementOutcome done) {
        resultNumber = 0;
        position = 0;
        outcome = done;
        current = done.results().get(0);
        return rowCount();
    }

    @Override
    public CompletableFuture<@Nullable Row> fetchOne() {
        List<Row> rows = requireResult().rows();
        return CompletableFuture.completedFuture(position < rows.size() ? rows.get(position++) : null);
    }

    @Override
    public CompletableFuture<List<Row>> fetchMany(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must be 0 or more, not " + size);
        }
        List<Row> rows = requireResult().rows();
        int from = position;
        position = (int) Math.min(rows.size(), (long) position + size);
        return CompletableFuture.completedFuture(rows.subList(from, position));
    }

    @Override
    public CompletableFuture<List<Row>> fetchAll() {
        return fetchMany(Integer.MAX_VALUE);
    }

    @Override
    public CompletableFuture<Boolean> nextSet() {
        requireResult();
        StatementOutcome done = outcome;
        if (done == null || resultNumber == done.results().size()) {
            return CompletableFuture.completedFuture(false);
        }
        resultNumber++;
        if (resultNumber < done.results().size()) {
            position = 0;
            current = done.results().get(resultNumber);
            return CompletableFuture.completedFuture(true);
        }
        return done.refusal() == null
                ? CompletableFuture.completedFuture(false)
                : CompletableFuture.failedFuture(done.refusal());
    }

    @Override
    public List<ColumnMetadata> description() {
        QueryResult result = current;
        return result == null ? List.of() : result.columns();
    }

    @Override
    public long rowCount() {
        QueryResult result = current;
        if (result == null) {
            return -1;
        }
        return result.columns().isEmpty()
                ? result.affectedRows()
                : result.rows().size();
    }

    @Override
    public int rowNumber() {
        return position;
    }

    @Override
    public OptionalLong lastRowId() {
        QueryResult result = current;
        return result == null || !result.columns().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(result.lastInsertId());
    }

    @Override
    public int warningCount() {
        QueryResult result = current;
        return result == null ? 0 : result.warningCount();
    }

    @Override
    public int arraySize() {
        return arraySize;
    }

    @Override
    public void arraySize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("arraySize must be 1 or more, not " + size);
        }
        arraySize = size;
    }

    @Override
    public MySqlConnection connection() {
        return connection;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        outcome = null;
        current = null;
    }

    private QueryResult requireResult() {
        requireOpen();
        QueryResult result = current;
        if (result == null) {
            throw new IllegalStateException("no statement was executed: call execute first, and wait for its future");
        }
        return result;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
    }

    @Override
    public String toString() {
        return "Cursor[rowCount=" + rowCount() + ", rowNumber=" + position + (closed ? ", closed" : "") + "]";
    }
}
