package io.aiomysql;

import io.aiomysql.internal.open.Opening;
import io.aiomysql.protocol.ServerFamily;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. Safe for use by many threads.
 *
 * <p>Any number of statements may be submitted at once: they leave together, run on the server one after the other in the
 * order of submission, and their futures complete in that order. A statement that fails does not stop those behind it.
 *
 * <p>Futures complete on the connection's I/O thread unless {@link ConnectOptionsBuilder#callbackExecutor} says otherwise;
 * nothing that waits may run there, and {@code join()} or {@code get()} of an unfinished future there is an {@link
 * IllegalStateException}. Cancelling a future before the statement has left means that it is never sent; afterwards the
 * statement runs to its end on the server and its answer is dropped, so that the statements behind it get their own.
 *
 * <p>Once the connection is lost or closed, every method that would send something returns a future that has failed with a
 * {@link MySqlConnectionException}.
 */
public interface MySqlConnection extends AutoCloseable {

    /**
     * Opens a connection: socket, TLS, login and session set-up, all within {@link ConnectOptionsBuilder#connectTimeout}.
     *
     * @param options where to and how
     * @return the connection. Fails with {@link MySqlConnectionException} if the server cannot be reached, {@link
     *     MySqlTimeoutException} if that takes too long, {@link MySqlTlsException}, {@link MySqlAuthenticationException}, or
     *     {@link MySqlServerException} if the server refuses; nothing is left open then. Cancelling it gives up
     * @throws IllegalStateException if no transport is found, or several and none was chosen
     * @throws IllegalArgumentException if the file of authorities cannot be read or holds no certificate
     */
    static CompletableFuture<MySqlConnection> connect(ConnectOptions options) {
        return Opening.open(options, options.values);
    }

    /**
     * Runs a statement and keeps its result in memory.
     *
     * <p>Without values the SQL goes over the text protocol, and is sent as it is; it may be several statements where {@link
     * ConnectOptionsBuilder#allowMultiStatements} permits. With values for its {@code ?} it is prepared by the server, and kept
     * prepared for the next call with the same SQL; {@code docs/statements.md} has the details. Values for {@code :name} are
     * given by a {@link Query}.
     *
     * <p>A collection or an array alone in the parentheses of {@code IN (?)} stands for its elements, of which
     * there must be one at least; statements with collections of different sizes are different statements.
     *
     * <p>Of an {@link java.io.InputStream} or {@link java.io.Reader} the bytes or characters are read while they are sent, to the
     * end; it is not closed. A {@link java.util.concurrent.Flow.Publisher} of {@link java.nio.ByteBuffer} is subscribed to, and
     * cancelled if the statement is. They are read on a thread of their own, and whatever is submitted later waits until
     * they are sent. Arrays and buffers must not change until the future completes.
     *
     * <p>Where a literal ends depends on the sql_mode at the time of the call, as the answers so far have told: wait for a
     * statement that changes it.
     *
     * @param sql the statement; with values, one alone
     * @param parameters a value for each {@code ?} in order, null for NULL; null instead of an array is one NULL. An array of
     *     values, as {@code list.toArray()} gives it, is taken for the values themselves: for {@code IN (?)} give a list
     * @return the first result, from which {@link QueryResult#results()} leads to the others. Fails with {@link
     *     MySqlServerException} if the server refuses any of them, with what a stream threw, and with {@link
     *     IllegalArgumentException} if the server counts other parameters than the client
     * @throws IllegalArgumentException if there are too few or too many values, more than 65,535, or one of a class that
     *     cannot be sent
     * @throws MySqlConversionException if a value's converter fails
     */
    CompletableFuture<QueryResult> query(String sql, @Nullable Object... parameters);

    /**
     * Runs a statement with values for its {@code :name} or {@code ?}; otherwise as {@link #query(String, Object...)}.
     *
     * @param query the statement with its values
     * @return as for {@link #query(String, Object...)}
     * @throws IllegalArgumentException if the values do not fit the statement, there are more than 65,535, or one is of a class
     *     that cannot be sent
     * @throws MySqlConversionException if a value's converter fails
     */
    CompletableFuture<QueryResult> query(Query query);

    /**
     * Runs a statement as {@link #query(String, Object...)} does, and makes an object of each row of its first result, as {@link
     * Row#as} does.
     *
     * @param type a record, a class with one public constructor, or the type of the values where the rows have one column
     * @param sql the statement; with values, one alone
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the objects
     * @return the objects, unmodifiable; null for each NULL where they are values of one column. Fails as {@link #query(String,
     *     Object...)} does, and with what {@link Row#as} throws
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<List<T>> queryAs(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement and makes an object of each row, as {@link #queryAs(Class, String, Object...)} does.
     *
     * @param type as for {@link #queryAs(Class, String, Object...)}
     * @param query the statement with its values
     * @param <T> the type of the objects
     * @return as for {@link #queryAs(Class, String, Object...)}
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<List<T>> queryAs(Class<T> type, Query query);

    /**
     * Runs a statement that gives one row or none, and makes an object of it, as {@link Row#as} does.
     *
     * @param type as for {@link #queryAs(Class, String, Object...)}
     * @param sql the statement; with values, one alone
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the object
     * @return the object; empty when there is no row, and when the row is one NULL that is read as a single value. Fails with
     *     {@link IllegalStateException} if there are several rows, and as {@link #queryAs(Class, String, Object...)} does
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement that gives one row or none, and makes an object of it, as {@link #queryOne(Class, String, Object...)}
     * does.
     *
     * @param type as for {@link #queryAs(Class, String, Object...)}
     * @param query the statement with its values
     * @param <T> the type of the object
     * @return as for {@link #queryOne(Class, String, Object...)}
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, Query query);

    /**
     * Runs a statement that gives one row of one column, as {@code SELECT count(*)} does, and reads its value.
     *
     * @param type the type of the value, as for {@link Row#get(int, Class)}; of a primitive its wrapper comes
     * @param sql the statement; with values, one alone
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the value
     * @return the value, null for NULL. Fails with {@link IllegalStateException} unless there is exactly one row with exactly
     *     one column, with {@link MySqlConversionException} if the value cannot be one of the type, as NULL cannot be a
     *     primitive, and as {@link #query(String, Object...)} does
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement that gives one row of one column, and reads its value, as {@link #queryValue(Class, String, Object...)}
     * does.
     *
     * @param type as for {@link #queryValue(Class, String, Object...)}
     * @param query the statement with its values
     * @param <T> the type of the value
     * @return as for {@link #queryValue(Class, String, Object...)}
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, Query query);

    /**
     * Has a statement prepared by the server.
     *
     * @param sql the statement, one alone, with {@code ?} or {@code :name} for its parameters
     * @return the statement, which the caller closes. Fails with {@link MySqlServerException} if the server refuses
     * @throws IllegalArgumentException if the SQL has parameters of both kinds
     */
    CompletableFuture<PreparedStatement> prepare(String sql);

    /**
     * Makes a cursor. Sends nothing.
     *
     * @return a cursor, which the caller closes
     */
    Cursor cursor();

    /**
     * Begins a transaction. One that is open is committed by the server.
     *
     * @return done when the server has
     */
    CompletableFuture<Void> begin();

    /**
     * Commits the transaction.
     *
     * @return done when the server has
     */
    CompletableFuture<Void> commit();

    /**
     * Rolls the transaction back.
     *
     * @return done when the server has
     */
    CompletableFuture<Void> rollback();

    /**
     * Switches autocommit. Switching it on commits an open transaction.
     *
     * @param on whether each statement commits by itself
     * @return done when the server has
     */
    CompletableFuture<Void> autocommit(boolean on);

    /**
     * Asks whether the server is there. Never opens a new connection.
     *
     * @return done when the server has answered
     */
    CompletableFuture<Void> ping();

    /**
     * Selects the database (COM_INIT_DB).
     *
     * @param database the name, unquoted
     * @return done when the server has
     */
    CompletableFuture<Void> selectDatabase(String database);

    /**
     * Resets the session (COM_RESET_CONNECTION): rolls back, and drops temporary tables, variables and locks; then sets it up
     * again as the options say. The database stays.
     *
     * @return done when the server has
     */
    CompletableFuture<Void> reset();

    /**
     * Says whether autocommit is on, by the last answer of the server.
     *
     * @return true when each statement commits by itself
     */
    boolean isAutocommit();

    /**
     * Says whether a transaction is open, by the last answer of the server.
     *
     * @return true within a transaction
     */
    boolean isInTransaction();

    /**
     * Returns the database as it is now, after {@code USE} too.
     *
     * @return the name; empty when none is selected
     */
    Optional<String> database();

    /**
     * Returns what the connection was opened with.
     *
     * @return the options
     */
    ConnectOptions options();

    /**
     * Returns the server's version.
     *
     * @return the text as the server gives it, such as {@code 9.7.0} or {@code 11.8.3-MariaDB}
     */
    String serverVersion();

    /**
     * Returns whose server it is.
     *
     * @return MySQL or MariaDB
     */
    ServerFamily serverFamily();

    /**
     * Returns the connection's id on the server, as {@code CONNECTION_ID()} gives it.
     *
     * @return the id, unsigned 32 bits; a proxy may have given its own
     */
    long threadId();

    /**
     * Says whether TLS is on.
     *
     * @return true over TLS
     */
    boolean isTls();

    /**
     * Returns how many writes the socket has seen; statements that are submitted together share one.
     *
     * @return the count of writes
     */
    long writeCount();

    /**
     * Says whether the connection is closed, by either side.
     *
     * @return true when nothing can be sent any more
     */
    boolean isClosed();

    /**
     * Closes the connection at once. Statements in flight and those that wait fail; an open transaction is rolled back by the
     * server. Idempotent; does not wait.
     */
    @Override
    void close();

    /**
     * Says goodbye (COM_QUIT) behind the statements already submitted, and closes the connection when the server has closed
     * its side. Idempotent.
     *
     * @return done when the connection is closed, whatever closed it; never fails
     */
    CompletableFuture<Void> closeGracefully();
}
