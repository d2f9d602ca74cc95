package io.aiomysql;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements one after the other and hands out their rows, as PEP 249's cursor does. This kind is buffered: when
 * {@code execute} is done, all results are in memory, and the connection is free for others.
 *
 * <p>Several cursors of one connection do not disturb each other. One cursor is for one thread at a time.
 *
 * @see <a href="https://peps.python.org/pep-0249/#cursor-objects">PEP 249: cursor objects</a>
 */
public interface Cursor extends AutoCloseable {

    /**
     * Runs a statement, or several where {@link ConnectOptionsBuilder#allowMultiStatements} permits. What the last call
     * left unread is dropped when this one is done, also when it failed: then nothing was executed.
     *
     * @param sql the statement
     * @param parameters a value for each {@code ?} in order, as for {@link MySqlConnection#query(String, Object...)}
     * @return {@link #rowCount()} of the first result, when all results are there. Fails with {@link MySqlServerException} if
     *     the server refuses the first; an error in a later one waits for {@link #nextSet()}
     * @throws IllegalArgumentException if the values do not fit the statement, or one is of a class that cannot be sent
     * @throws MySqlConversionException if a value's converter fails
     * @throws IllegalStateException if the cursor is closed
     */
    CompletableFuture<Long> execute(String sql, @Nullable Object... parameters);

    /**
     * Runs a statement with values for its {@code :name} or {@code ?}; otherwise as {@link #execute(String, Object...)}.
     *
     * @param query the statement with its values
     * @return as for {@link #execute(String, Object...)}
     * @throws IllegalArgumentException if the values do not fit the statement, or one is of a class that cannot be sent
     * @throws MySqlConversionException if a value's converter fails
     * @throws IllegalStateException if the cursor is closed
     */
    CompletableFuture<Long> execute(Query query);

    /**
     * Puts values into SQL as literals, the way {@link StatementMode#TEXT} sends them. Sends nothing. The outcome holds the
     * values: it is for looking at, and not for logs.
     *
     * @param sql the statement, with {@code ?}
     * @param parameters as for {@link MySqlConnection#query(String, Object...)}, but no streams
     * @return the SQL; without values, as it was given
     * @throws IllegalArgumentException if the values do not fit the statement, or one has no literal
     * @throws MySqlConversionException if a value's converter fails
     */
    String mogrify(String sql, @Nullable Object... parameters);

    /**
     * Puts values into SQL as literals; otherwise as {@link #mogrify(String, Object...)}.
     *
     * @param query the statement with its values, but no streams
     * @return the SQL; without values, as it was given
     * @throws IllegalArgumentException if the values do not fit the statement, or one has no literal
     * @throws MySqlConversionException if a value's converter fails
     */
    String mogrify(Query query);

    /**
     * Hands out the next row.
     *
     * @return the row, or null when there are no more, or the statement gives none
     * @throws IllegalStateException if nothing was executed, or the cursor is closed
     */
    CompletableFuture<@Nullable Row> fetchOne();

    /**
     * Hands out the next {@link #arraySize()} rows.
     *
     * @return the rows, fewer or none at the end
     * @throws IllegalStateException if nothing was executed, or the cursor is closed
     */
    default CompletableFuture<List<Row>> fetchMany() {
        return fetchMany(arraySize());
    }

    /**
     * Hands out the next rows.
     *
     * @param size how many, 0 or more
     * @return the rows, fewer or none at the end
     * @throws IllegalStateException if nothing was executed, or the cursor is closed
     */
    CompletableFuture<List<Row>> fetchMany(int size);

    /**
     * Hands out the rows that are left.
     *
     * @return the rows
     * @throws IllegalStateException if nothing was executed, or the cursor is closed
     */
    CompletableFuture<List<Row>> fetchAll();

    /**
     * Goes on to the next result of the statement; what is left of this one is dropped.
     *
     * @return false when there was none. Fails with {@link MySqlServerException} if that statement was refused
     * @throws IllegalStateException if nothing was executed, or the cursor is closed
     */
    CompletableFuture<Boolean> nextSet();

    /**
     * Returns the columns of the current result.
     *
     * @return the columns; empty before the first {@code execute} and for a statement without rows
     */
    List<ColumnMetadata> description();

    /**
     * Returns the number of rows of the current result, or of rows the statement changed.
     *
     * @return the number, or -1 before the first {@code execute}
     */
    long rowCount();

    /**
     * Returns the index of the next row.
     *
     * @return 0 before the first row
     */
    int rowNumber();

    /**
     * Returns the AUTO_INCREMENT value of the statement, the first of several.
     *
     * @return the value, to be taken as unsigned, 0 when the statement made none; empty for a result with rows and before
     *     the first {@code execute}
     */
    OptionalLong lastRowId();

    /**
     * Returns the number of warnings of the current result.
     *
     * @return the number, 0 before the first {@code execute}
     */
    int warningCount();

    /**
     * Returns how many rows {@link #fetchMany()} hands out.
     *
     * @return 1 unless set
     */
    int arraySize();

    /**
     * Sets how many rows {@link #fetchMany()} hands out.
     *
     * @param size 1 or more
     */
    void arraySize(int size);

    /**
     * Returns the connection.
     *
     * @return the connection
     */
    MySqlConnection connection();

    /**
     * Says whether the cursor is closed.
     *
     * @return true after {@link #close()}
     */
    boolean isClosed();

    /** Drops what is left. Idempotent; sends nothing. */
    @Override
    void close();
}
