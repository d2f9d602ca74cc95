package io.aiomysql.internal.cursor;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.statement.StatementRunner;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A cursor over results in memory. */
public final class BufferedCursor implements Cursor {

    private final MySqlConnection connection;
    private final StatementRunner runner;

    /** Set where the client learns of a statement's end, on the I/O thread as a rule; read on the user's. */
    private final AtomicReference<Shown> shown = new AtomicReference<>(Shown.NOTHING);

    private final AtomicInteger submitted = new AtomicInteger();

    private int resultNumber;
    private int position;
    private int arraySize = 1;
    private volatile boolean closed;

    /** The results of a statement, by its number among those that were submitted, and the one that the user is at. */
    private record Shown(
            int number,
            @Nullable StatementOutcome outcome,
            @Nullable QueryResult current) {
        static final Shown NOTHING = new Shown(0, null, null);
    }

    public BufferedCursor(MySqlConnection connection, StatementRunner runner) {
        this.connection = connection;
        this.runner = runner;
    }

    @Override
    public CompletableFuture<Long> execute(String sql, @Nullable Object... parameters) {
        requireOpen();
        int number = submitted.incrementAndGet();
        Completion<Long> completion = completion(number);
        runner.run(completion, sql, done -> begin(number, done), parameters);
        return completion.future();
    }

    @Override
    public CompletableFuture<Long> execute(Query query) {
        requireOpen();
        int number = submitted.incrementAndGet();
        Completion<Long> completion = completion(number);
        runner.run(completion, query, done -> begin(number, done));
        return completion.future();
    }

    @Override
    public String mogrify(String sql, @Nullable Object... parameters) {
        return StatementRunner.isNothing(parameters)
                ? Objects.requireNonNull(sql, "sql")
                : runner.mogrify(runner.bind(sql, parameters));
    }

    @Override
    public String mogrify(Query query) {
        return query.values().isEmpty() ? query.sql() : runner.mogrify(runner.bind(query));
    }

    private long begin(int number, StatementOutcome done) {
        QueryResult first = done.results().get(0);
        resultNumber = 0;
        position = 0;
        shown.set(new Shown(number, done, first));
        if (closed) {
            shown.set(Shown.NOTHING);
        }
        return rowCount(first);
    }

    /** Rows of the statement before must not be taken for those of one that failed, as one may before it is sent. */
    private Completion<Long> completion(int number) {
        Completion<Long> completion = runner.submitter().completion();
        return completion.beforeFailing(
                () -> shown.updateAndGet(before -> before.number() < number ? Shown.NOTHING : before));
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
        Shown before = shown();
        StatementOutcome done = before.outcome();
        if (done == null || resultNumber == done.results().size()) {
            return CompletableFuture.completedFuture(false);
        }
        resultNumber++;
        if (resultNumber < done.results().size()) {
            position = 0;
            shown.set(new Shown(before.number(), done, done.results().get(resultNumber)));
            return CompletableFuture.completedFuture(true);
        }
        return done.refusal() == null
                ? CompletableFuture.completedFuture(false)
                : CompletableFuture.failedFuture(done.refusal());
    }

    @Override
    public List<ColumnMetadata> description() {
        QueryResult result = shown().current();
        return result == null ? List.of() : result.columns();
    }

    @Override
    public long rowCount() {
        QueryResult result = shown().current();
        return result == null ? -1 : rowCount(result);
    }

    private static long rowCount(QueryResult result) {
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
        QueryResult result = shown().current();
        return result == null || !result.columns().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(result.lastInsertId());
    }

    @Override
    public int warningCount() {
        QueryResult result = shown().current();
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
        shown.set(Shown.NOTHING);
    }

    private Shown shown() {
        return Objects.requireNonNull(shown.get());
    }

    private QueryResult requireResult() {
        requireOpen();
        QueryResult result = shown().current();
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
