package io.aiomysql;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements one after the other and returns their rows, as a cursor of PEP 249 does. This kind is buffered: when the
 * future of {@code execute} completes, all results are in memory, and the connection is free for other statements.
 *
 * <p>Cursors of one connection are independent of each other. A cursor must not be used by several threads at the same time.
 *
 * @see <a href="https://peps.python.org/pep-0249/#cursor-objects">PEP 249: cursor objects</a>
 */
public interface Cursor extends AutoCloseable {

    /**
     * Runs a statement, or several where {@link ConnectOptionsBuilder#allowMultiStatements} permits. Rows of the previous
     * call that were not read are dropped when this call completes, also if it fails: then nothing was executed.
     *
     * @param sql the statement
     * @param parameters a value for each {@code ?} in order, as for {@link MySqlConnection#query(String, Object...)}
     * @return {@link #rowCount()} of the first result, when all results are in memory. Fails with
     *     {@link MySqlServerException} if the server refuses the first statement; {@link #nextSet()} reports the error of a
     *     later one
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
     * Writes values into SQL as literals, as {@link StatementMode#TEXT} sends them. Sends nothing. The SQL then contains the
     * values: use it to inspect a statement, and do not log it.
     *
     * @param sql the statement, with {@code ?}
     * @param parameters as for {@link MySqlConnection#query(String, Object...)}, but no streams
     * @return the SQL; if there are no values, the SQL as it was given
     * @throws IllegalArgumentException if the values do not fit the statement, or one cannot be written as a literal
     * @throws MySqlConversionException if a value's converter fails
     */
    String mogrify(String sql, @Nullable Object... parameters);

    /**
     * Writes values into SQL as literals; otherwise as {@link #mogrify(String, Object...)}.
     *
     * @param query the statement with its values, but no streams
     * @return the SQL; if there are no values, the SQL as it was given
     * @throws IllegalArgumentException if the values do not fit the statement, or one cannot be written as a literal
     * @throws MySqlConversionException if a value's converter fails
     */
    String mogrify(Query query);

    /**
     * Returns the next row.
     *
     * @return the row; null if there are no more rows, or the statement returns no rows
     * @throws IllegalStateException if no statement was executed, or the cursor is closed
     */
    CompletableFuture<@Nullable Row> fetchOne();

    /**
     * Returns the next {@link #arraySize()} rows.
     *
     * @return the rows; fewer or none at the end
     * @throws IllegalStateException if no statement was executed, or the cursor is closed
     */
    default CompletableFuture<List<Row>> fetchMany() {
        return fetchMany(arraySize());
    }

    /**
     * Returns the next rows.
     *
     * @param size the number of rows, 0 or more
     * @return the rows; fewer or none at the end
     * @throws IllegalStateException if no statement was executed, or the cursor is closed
     */
    CompletableFuture<List<Row>> fetchMany(int size);

    /**
     * Returns all rows that were not returned yet.
     *
     * @return the rows
     * @throws IllegalStateException if no statement was executed, or the cursor is closed
     */
    CompletableFuture<List<Row>> fetchAll();

    /**
     * Moves to the next result. Rows of the current result that were not read are dropped.
     *
     * @return true if there is a next result. Fails with {@link MySqlServerException} if the server refused its statement
     * @throws IllegalStateException if no statement was executed, or the cursor is closed
     */
    CompletableFuture<Boolean> nextSet();

    /**
     * Returns the columns of the current result.
     *
     * @return the columns; empty before the first {@code execute} and for a statement that returns no rows
     */
    List<ColumnMetadata> description();

    /**
     * Returns the number of rows of the current result, or of rows that the statement changed.
     *
     * @return the number; -1 before the first {@code execute}
     */
    long rowCount();

    /** {@return the index of the next row; 0 before the first row} */
    int rowNumber();

    /**
     * Returns the first AUTO_INCREMENT value that the statement generated.
     *
     * @return the value, an unsigned number; 0 if the statement generated none; empty for a result with rows and before the
     *     first {@code execute}
     */
    OptionalLong lastRowId();

    /** {@return the number of warnings of the current result; 0 before the first {@code execute}} */
    int warningCount();

    /** {@return how many rows {@link #fetchMany()} returns; 1 unless set} */
    int arraySize();

    /**
     * Sets how many rows {@link #fetchMany()} returns.
     *
     * @param size 1 or more
     */
    void arraySize(int size);

    /** {@return the connection} */
    MySqlConnection connection();

    /** {@return whether the connection logs its statements, see {@link ConnectOptionsBuilder#echo}} */
    default boolean echo() {
        return connection().echo();
    }

    /** {@return true if the cursor was closed by {@link #close()}} */
    boolean isClosed();

    /** Closes the cursor and drops the rows that were not read. Idempotent; sends nothing. */
    @Override
    void close();
}
