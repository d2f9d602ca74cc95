package io.aiomysql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the server has prepared for this connection, until it is closed. Safe for use by many threads; executions
 * run in the order of submission, among all other statements of the connection.
 *
 * <p>{@link MySqlConnection#query(String, Object...)} prepares and keeps statements by itself. Prepare one yourself to hold it for
 * sure, to know its columns, or for a {@link ServerCursor}.
 *
 * <p>When the server has forgotten the statement, as after {@link MySqlConnection#reset()}, it is prepared again by the next
 * execution.
 */
public interface PreparedStatement extends AutoCloseable {

    /**
     * Runs the statement with its values, and keeps its result in memory.
     *
     * <p>Values for {@code :name} come in a {@link Query} of this statement, given alone:
     *
     * <pre>{@code
     * statement.execute(statement.query().bind("town", "Köln").bind("age", 30));
     * }</pre>
     *
     * @param parameters a value for each {@code ?} in order, null for NULL, as for {@link MySqlConnection#query(String,
     *     Object...)}; or a Query of the same SQL. A collection has no place here, for the number of parameters is settled
     * @return the first result. Fails with {@link MySqlServerException} if the server refuses any of them
     * @throws IllegalArgumentException if there are too few or too many values, or one of a class that cannot be sent; or if
     *     the Query is of other SQL
     * @throws MySqlConversionException if a value's converter fails
     * @throws IllegalStateException if the statement is closed
     */
    CompletableFuture<QueryResult> execute(@Nullable Object... parameters);

    /**
     * Runs the statement and leaves its rows on the server, which hands them out batch by batch: of a result that is too
     * large for the memory, with other statements of the connection in between.
     *
     * @param fetchSize how many rows a batch has, 1 or more
     * @param parameters as for {@link #execute(Object...)}
     * @return the cursor, which the caller closes. Fails with {@link MySqlServerException} if the server refuses
     * @throws IllegalArgumentException if the size is below 1, or the parameters do not fit
     * @throws MySqlConversionException if a parameter's converter fails
     * @throws IllegalStateException if the statement is closed
     */
    CompletableFuture<ServerCursor> open(int fetchSize, @Nullable Object... parameters);

    /**
     * Returns the SQL that the statement was made of as a query without values, to bind values to for {@link #execute} and {@link
     * #open}.
     *
     * @return the query
     */
    Query query();

    /**
     * Returns how many parameters the statement has, as the server counts them.
     *
     * @return 0 to 65,535
     */
    int parameterCount();

    /**
     * Returns the columns of the result, as the server knew them when it prepared the statement.
     *
     * @return the columns; empty when the statement gives no rows, and when the server cannot tell before it runs it
     */
    List<ColumnMetadata> columns();

    /**
     * Closes the statement behind what was submitted before. Open cursors stay. Idempotent; does not wait, for the server does
     * not answer.
     */
    @Override
    void close();
}
