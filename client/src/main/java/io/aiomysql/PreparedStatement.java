package io.aiomysql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the server has prepared for this connection, until it is closed. Safe for use by many threads; executions
 * run in the order of submission, among all other statements of the connection.
 *
 * <p>{@link MySqlConnection#query(String, Object...)} prepares statements and keeps them without being asked. Prepare one
 * yourself to keep it until you close it, to know its columns before it is run, or to open a {@link ServerCursor}.
 *
 * <p>It is bound to the default database in which it was prepared: after {@code USE} it still runs in that one. If the server does
 * not know the statement any more, for example after {@link MySqlConnection#reset()}, or has fixed other types for its parameters
 * (MySQL), the next execution prepares it again; in another default database that would be another statement, and the execution
 * fails with {@link IllegalStateException}. Names of tables with their database avoid that.
 */
public interface PreparedStatement extends AutoCloseable {

    /**
     * Runs the statement with its values, and keeps its result in memory.
     *
     * <p>Values for {@code :name} are given by a {@link Query} of this statement, as the only argument:
     *
     * <pre>{@code
     * statement.execute(statement.query().bind("town", "Köln").bind("age", 30));
     * }</pre>
     *
     * @param parameters a value for each {@code ?} in order, null for NULL, as for
     *     {@link MySqlConnection#query(String, Object...)}; or a Query of the same SQL. The number of parameters is fixed:
     *     for collections of any size in {@code IN (?)}, use {@link MySqlConnection#query(String, Object...)}
     * @return the first result. Fails with {@link MySqlServerException} if the server refuses the statement, or one of those
     *     that a procedure runs
     * @throws IllegalArgumentException if there are too few or too many values, or one of a class that cannot be sent; or if
     *     the Query has other SQL
     * @throws MySqlConversionException if a value's converter fails
     * @throws IllegalStateException if the statement is closed
     */
    CompletableFuture<QueryResult> execute(@Nullable Object... parameters);

    /**
     * Runs the statement and leaves its rows on the server, from where they are fetched in batches: for a result that is too
     * large for the memory, or to run other statements of the connection between the batches.
     *
     * @param fetchSize the number of rows in a batch, 1 or more
     * @param parameters as for {@link #execute(Object...)}
     * @return the cursor, which the caller must close. Fails with {@link MySqlServerException} if the server refuses
     * @throws IllegalArgumentException if the size is below 1, or the parameters do not fit
     * @throws MySqlConversionException if a parameter's converter fails
     * @throws IllegalStateException if the statement is closed
     */
    CompletableFuture<ServerCursor> open(int fetchSize, @Nullable Object... parameters);

    /**
     * Returns the statement's SQL as a query without values. Bind values to it for {@link #execute} and {@link #open}.
     *
     * @return the query
     */
    Query query();

    /** {@return how many parameters the statement has, as the server counts them: 0 to 65,535} */
    int parameterCount();

    /**
     * Returns the columns of the result, as the server described them when it prepared the statement.
     *
     * @return the columns; empty if the statement returns no rows, or if the server can describe them only when it runs it
     */
    List<ColumnMetadata> columns();

    /**
     * Closes the statement after everything that was submitted before. Cursors of the statement stay open. Idempotent; does
     * not wait, because the server does not answer.
     */
    @Override
    void close();
}
