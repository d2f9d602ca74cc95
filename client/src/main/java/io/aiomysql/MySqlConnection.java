package io.aiomysql;

import io.aiomysql.internal.ConnectionDriver;
import io.aiomysql.protocol.ServerFamily;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
        return ConnectionDriver.open(options);
    }

    /**
     * Runs a statement over the text protocol and keeps its result in memory.
     *
     * @param sql the statement, or several where {@link ConnectOptionsBuilder#allowMultiStatements} permits
     * @return the first result, from which {@link QueryResult#results()} leads to the others. Fails with {@link
     *     MySqlServerException} if the server refuses any of them
     */
    CompletableFuture<QueryResult> query(String sql);

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
