package io.aiomysql;

import io.aiomysql.internal.open.Opening;
import io.aiomysql.protocol.ServerFamily;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. Safe for use by many threads.
 *
 * <p>Any number of statements may be submitted at once: they are sent together, run on the server one after the other in the
 * order of submission, and their futures complete in that order. A statement that fails does not stop the statements after
 * it.
 *
 * <p>A thread that waits for a future, by {@code join()} or {@code get()}, is woken by the I/O thread directly. Callbacks
 * ({@code thenApply}, {@code whenComplete} and others) run on the executor of {@link ConnectOptionsBuilder#callbackExecutor}, by
 * default each on a virtual thread, or on a thread of a pool where Java has none: they may wait. One that is added to a future that is
 * complete runs at once on the thread that adds it. {@code docs/concurrency.md} has the details.
 *
 * <p>If a future is cancelled before its statement was sent, the statement is never sent. If it is cancelled later, or its time
 * limit is over ({@link ConnectOptionsBuilder#queryTimeout}, {@link Query#timeout}), its future ends at once and the server is told to
 * stop it, over a second connection. No other statement is stopped by that: a statement that others are in flight behind runs to its
 * end, and its answer is dropped. {@code docs/cancellation.md} has the details.
 *
 * <p>Once the connection is lost or closed, every method that would send something returns a future that fails with
 * {@link MySqlConnectionException}.
 */
public interface MySqlConnection extends AutoCloseable {

    /**
     * Opens a connection: socket, TLS, login and session set-up, all within {@link ConnectOptionsBuilder#connectTimeout}.
     *
     * @param options the server, the account and all other options
     * @return the connection. Fails with {@link MySqlConnectionException} if the server cannot be reached,
     *     {@link MySqlTimeoutException} if the time limit is exceeded, {@link MySqlTlsException} if TLS cannot be started,
     *     {@link MySqlAuthenticationException} if the server does not accept the account or the client ends the login, and
     *     {@link MySqlServerException} if the server refuses for another reason; the socket is closed then. Cancelling the future closes the socket too
     * @throws IllegalStateException if no transport is found, or several are found and none was chosen
     * @throws IllegalArgumentException if the file of {@link ConnectOptionsBuilder#sslCa} cannot be read or contains no
     *     certificate
     */
    static CompletableFuture<MySqlConnection> connect(ConnectOptions options) {
        return Opening.open(options, options.values);
    }

    /**
     * Runs a statement and keeps its result in memory.
     *
     * <p>Without values, the SQL is sent as it is, in the text protocol; it may contain several statements where
     * {@link ConnectOptionsBuilder#allowMultiStatements} permits them. With values for its {@code ?}, the server prepares
     * the statement, and it stays prepared for the next call with the same SQL; {@code docs/statements.md} has the details.
     * Values for {@code :name} are given by a {@link Query}.
     *
     * <p>A collection or an array for a {@code ?} that is alone in the parentheses of {@code IN (?)} stands for its
     * elements. It must have at least one. Collections of different sizes make different statements.
     *
     * <p>An {@link java.io.InputStream} or {@link java.io.Reader} is read to its end while its data is sent; it is not
     * closed. A {@link java.util.concurrent.Flow.Publisher} of {@link java.nio.ByteBuffer} is subscribed to, and the
     * subscription is cancelled if the statement is. Streams are read on a thread of their own, and statements that are
     * submitted later wait until the data is sent. Arrays and buffers must not change until the future completes.
     *
     * <p>How a server reads a statement depends on the session: on sql_mode, character_set_client and time_zone. Where that matters,
     * the statement waits for those in flight that may change the session (SET, USE, CALL and others). If the server would read it
     * otherwise than it is meant, it is not sent, and fails with {@link IllegalStateException}, whose message names the remedy.
     *
     * @param sql the statement; a single one if there are values
     * @param parameters a value for each {@code ?} in order, null for NULL; null instead of an array is one NULL. An array
     *     that is the only argument, such as {@code list.toArray()}, is taken as the values themselves: for {@code IN (?)}
     *     pass a list
     * @return the first result; {@link QueryResult#results()} returns all of them. Fails with {@link MySqlServerException}
     *     if the server refuses any of the statements, with {@link MySqlResultException} if the results are larger than {@link
     *     ConnectOptionsBuilder#maxResultSize}, with {@link MySqlQueueFullException} if more waits on the connection than {@link
     *     ConnectOptionsBuilder#maxQueuedBytes}, with the exception that a stream threw, and with {@link IllegalArgumentException} if the server counts a different number of parameters than the client
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
     * Runs a statement as {@link #query(String, Object...)} does, and converts each row of its first result to an object, as
     * {@link Row#as} does.
     *
     * @param type a record, a class with one public constructor, or the type of the values where the rows have one column
     * @param sql the statement; a single one if there are values
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the objects
     * @return the objects, unmodifiable; null for each NULL where they are values of one column. Fails as
     *     {@link #query(String, Object...)} does, and with the exceptions that {@link Row#as} throws
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<List<T>> queryAs(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement and converts each row to an object, as {@link #queryAs(Class, String, Object...)} does.
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
     * Runs a statement that returns one row or none, and converts the row to an object, as {@link Row#as} does.
     *
     * @param type as for {@link #queryAs(Class, String, Object...)}
     * @param sql the statement; a single one if there are values
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the object
     * @return the object; empty if there is no row, or if the row's only value is NULL and is read as a value. Fails with
     *     {@link IllegalStateException} if there are several rows, and as {@link #queryAs(Class, String, Object...)} does
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a value's converter fails
     */
    <T> CompletableFuture<Optional<T>> queryOne(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement that returns one row or none, and converts the row to an object, as
     * {@link #queryOne(Class, String, Object...)} does.
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
     * Runs a statement that returns one row of one column, such as {@code SELECT COUNT(*)}, and reads the value.
     *
     * @param type the type of the value, as for {@link Row#get(int, Class)}; for a primitive type, the wrapper is returned
     * @param sql the statement; a single one if there are values
     * @param parameters a value for each {@code ?} in order, null for NULL
     * @param <T> the type of the value
     * @return the value, null for NULL. Fails with {@link IllegalStateException} unless there is exactly one row with
     *     exactly one column, with {@link MySqlConversionException} if the value cannot be converted to the type, as NULL
     *     cannot be to a primitive type, and as {@link #query(String, Object...)} does
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    <T> CompletableFuture<@Nullable T> queryValue(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * Runs a statement that returns one row of one column, and reads the value, as
     * {@link #queryValue(Class, String, Object...)} does.
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
     * Returns the rows of a statement as a publisher, which reads them from the server only as they are requested.
     *
     * <p>Each subscription runs the statement; it is submitted in {@code subscribe}. Rows that are not requested are not read from
     * the socket, but for about 128 KiB, and the server waits. The rows may be kept; one that is kept keeps what was read with it,
     * 64 KiB as a rule. If the subscription is cancelled, rows that have not been signalled are dropped, and the statement is
     * abandoned as by {@code cancel} of a future. The signals are those of Reactive Streams, one at a time, on the
     * {@link ConnectOptionsBuilder#callbackExecutor}; {@code onSubscribe} is called by {@code subscribe}.
     *
     * <p>Statements that are submitted later wait for the rows. If they wait for more than a second or two because the subscriber
     * requests nothing, the rest is read into memory, up to {@link ConnectOptionsBuilder#maxResultSize}, and a warning is logged; a
     * subscriber may therefore run statements on the same connection. {@code docs/streaming.md} tells more.
     *
     * <p>If there are several results, the publisher gives the rows of the first one, and completes after the last. A statement
     * without rows completes without a row. The rows of statements that may change the session, such as CALL, are kept in memory to the
     * end of the result, because only then is it known how to read them.
     *
     * @param sql the statement, as for {@link #query(String, Object...)}
     * @param parameters as for {@link #query(String, Object...)}
     * @return the publisher. It signals the errors that a future of {@link #query(String, Object...)} fails with, and those that
     *     that method throws; {@link MySqlResultException} if too many rows had to be kept, or if a function in the statement has changed
     *     how rows are to be read; {@link IllegalArgumentException} if less than 1 row is requested
     * @throws IllegalArgumentException if an empty array is the only parameter
     */
    Flow.Publisher<Row> stream(String sql, @Nullable Object... parameters);

    /**
     * Returns the rows of a statement as a publisher, as {@link #stream(String, Object...)} does.
     *
     * @param query the statement with its values
     * @return as for {@link #stream(String, Object...)}
     */
    Flow.Publisher<Row> stream(Query query);

    /**
     * Runs a statement and gives each row of its first result to a consumer, one after the other, while the rows are read from the
     * server as {@link #stream(String, Object...)} reads them. Makes no object for a row: the consumer gets the same one each time.
     *
     * @param query the statement with its values
     * @param consumer called on the {@link ConnectOptionsBuilder#callbackExecutor}
     * @return the number of rows, when the consumer has taken all of them. Fails as the publisher of {@link #stream(Query)} does, and
     *     with what the consumer throws; the statement is then abandoned, as it is if this future is cancelled
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    CompletableFuture<Long> forEach(Query query, RowConsumer consumer);

    /**
     * Runs a statement and collects the rows of its first result, while they are read from the server as
     * {@link #stream(String, Object...)} reads them. The rows may be kept.
     *
     * @param query the statement with its values
     * @param collector called on the {@link ConnectOptionsBuilder#callbackExecutor}, by one thread at a time
     * @param <A> the type in which the collector accumulates
     * @param <R> the type of what it makes
     * @return what the collector makes of the rows. Fails as the future of {@link #forEach} does
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    <A, R> CompletableFuture<R> collect(Query query, Collector<? super Row, A, R> collector);

    /**
     * Runs a statement whose rows a thread waits for, while they are read from the server as {@link #stream(String, Object...)} reads
     * them. Does not wait itself.
     *
     * @param sql the statement, as for {@link #query(String, Object...)}
     * @param parameters as for {@link #query(String, Object...)}
     * @return the rows of the first result, which the caller must close
     * @throws IllegalArgumentException as {@link #query(String, Object...)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    MySqlRows rows(String sql, @Nullable Object... parameters);

    /**
     * Runs a statement whose rows a thread waits for, as {@link #rows(String, Object...)} does.
     *
     * @param query the statement with its values
     * @return as for {@link #rows(String, Object...)}
     * @throws IllegalArgumentException as {@link #query(Query)} does
     * @throws MySqlConversionException if a parameter's converter fails
     */
    MySqlRows rows(Query query);

    /**
     * Prepares a statement on the server (COM_STMT_PREPARE).
     *
     * @param sql a single statement, with {@code ?} or {@code :name} for its parameters
     * @return the prepared statement, which the caller must close. Fails with {@link MySqlServerException} if the server
     *     refuses
     * @throws IllegalArgumentException if the SQL has parameters of both kinds
     */
    CompletableFuture<PreparedStatement> prepare(String sql);

    /**
     * Creates a cursor. Sends nothing.
     *
     * @return the cursor, which the caller must close
     */
    Cursor cursor();

    /**
     * Begins a transaction. If a transaction is open, the server commits it first.
     *
     * @return completes when the server has confirmed
     */
    CompletableFuture<Void> begin();

    /**
     * Commits the transaction.
     *
     * @return completes when the server has confirmed
     */
    CompletableFuture<Void> commit();

    /**
     * Rolls the transaction back.
     *
     * @return completes when the server has confirmed
     */
    CompletableFuture<Void> rollback();

    /**
     * Switches autocommit on or off. Switching it on commits an open transaction.
     *
     * @param on true if each statement is to be a transaction of its own
     * @return completes when the server has confirmed
     */
    CompletableFuture<Void> autocommit(boolean on);

    /**
     * Sets the character set in which the server sends text, as {@link ConnectOptionsBuilder#charset} does for a new connection; with utf8mb4
     * that of all else too (SET NAMES). {@link #reset} sets that of the options again.
     *
     * @param charset the server's name, such as {@code latin1}; {@code utf8} stands for utf8mb4
     * @return completes when the server has confirmed
     * @throws IllegalArgumentException if the character set is not safe, or not known; the message says why
     */
    CompletableFuture<Void> setCharset(String charset);

    /**
     * Returns the character set in which the server sends text.
     *
     * @return the server's name, such as {@code utf8mb4}: as the server has reported it, which a server without session tracking does not
     *     do after a statement has changed it
     */
    String charset();

    /** {@return Java's form of {@link #charset}; for latin1 it is windows-1252; empty if Java has none} */
    Optional<Charset> encoding();

    /**
     * Checks that the server answers (COM_PING). Never opens a new connection.
     *
     * @return completes when the server has answered
     */
    CompletableFuture<Void> ping();

    /**
     * Selects the database (COM_INIT_DB).
     *
     * @param database the name, unquoted
     * @return completes when the server has confirmed
     */
    CompletableFuture<Void> selectDatabase(String database);

    /**
     * Resets the session (COM_RESET_CONNECTION): the server rolls back, and drops temporary tables, variables and locks;
     * then the session is set up again as the options say. The selected database stays the same.
     *
     * <p>A server or proxy that refuses that command is logged in to again (COM_CHANGE_USER), by the rules of the first login; the
     * selected database is then the one of the options. What is submitted behind the reset never runs in the old session: the first
     * reset of a connection waits until the server has confirmed it.
     *
     * @return completes when the server has confirmed. If the login is refused, fails with {@link MySqlServerException}, or with
     *     {@link MySqlAuthenticationException} where the server asks for what may not be sent, and the connection is closed
     * @see <a href="https://dev.mysql.com/doc/c-api/9.7/en/mysql-reset-connection.html">MySQL: mysql_reset_connection()</a>
     */
    CompletableFuture<Void> reset();

    /**
     * Logs in another user on this connection (COM_CHANGE_USER), with the database of the options: see {@link #changeUser(String,
     * String, String)}.
     *
     * @param user the account's name
     * @param password its password; empty for none
     * @return completes when the server has confirmed, and the session is set up
     */
    CompletableFuture<Void> changeUser(String user, String password);

    /**
     * Logs in another user on this connection (COM_CHANGE_USER), by the rules of the first login. As after {@link #reset}, an open
     * transaction is rolled back, temporary tables, variables and locks are gone, and the session is set up again as the options say. A
     * later {@link #reset}, and the second connection that stops cancelled statements, log in as the new user. {@link #options} remains as
     * it was. {@link ConnectOptionsBuilder#password2}, {@link ConnectOptionsBuilder#password3} and {@link ConnectOptionsBuilder#passwordSupplier} are those of the first user, and are
     * not used for another one.
     *
     * <p>What is submitted before it runs as the old user, and what is submitted behind it as the new one or not at all. If the login is
     * refused, servers close the connection, and so does this client.
     *
     * @param user the account's name
     * @param password its password; empty for none
     * @param database the database to select; null for none
     * @return completes when the server has confirmed, and the session is set up. If the login is refused, fails with {@link
     *     MySqlAuthenticationException}; or with {@link MySqlServerException}, as where the user may not use the database
     * @throws IllegalArgumentException if a name or the password contains NUL
     * @see <a href="https://dev.mysql.com/doc/c-api/9.7/en/mysql-change-user.html">MySQL: mysql_change_user()</a>
     */
    CompletableFuture<Void> changeUser(String user, String password, @Nullable String database);

    /** {@return the name of the account that is logged in now} */
    String user();

    /** {@return whether autocommit is on, according to the server's last answer that was no error; an error does not tell} */
    boolean isAutocommit();

    /**
     * Says whether a transaction is open, according to the server's last answer. An error does not tell: after one, until the next
     * answer that is none, this is true if a transaction may be open, that is, if autocommit is off, or if a procedure or several
     * statements at once have failed.
     *
     * @return false if none is open
     */
    boolean isInTransaction();

    /**
     * Returns the database that is selected now, also after {@code USE}.
     *
     * @return the name; empty if none is selected, or if it is not known because the server or a proxy does not report what a
     *     statement has changed
     */
    Optional<String> database();

    /**
     * Returns the global transaction identifier of the last transaction that this session has committed, for a replica to wait for: on
     * MySQL by {@code WAIT_FOR_EXECUTED_GTID_SET}, on MariaDB by {@code MASTER_GTID_WAIT}. It is there when the future of the statement
     * that committed is complete. {@link #reset} and {@link #changeUser(String, String)} forget it.
     *
     * @return as the server writes it; empty if nothing was committed, if the server writes no binary log, or has {@code gtid_mode} off
     *     (MySQL), and without the option {@link ConnectOptionsBuilder#trackGtids trackGtids}
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_session_track_gtids">MySQL:
     *     session_track_gtids</a>
     * @see <a href="https://mariadb.com/docs/server/ha-and-performance/standard-replication/gtid#last_gtid">MariaDB: last_gtid</a>
     */
    Optional<String> lastGtid();

    /** {@return the host of the options; not used if there is a {@link #unixSocket}} */
    default String host() {
        return options().host();
    }

    /** {@return the TCP port of the options; not used if there is a {@link #unixSocket}} */
    default int port() {
        return options().port();
    }

    /** {@return the path of the unix socket that the connection uses; empty for TCP} */
    default Optional<Path> unixSocket() {
        return options().unixSocket();
    }

    /** {@return the options that the connection was opened with} */
    ConnectOptions options();

    /** {@return the server's version as the server sends it, such as {@code 9.7.0} or {@code 11.8.3-MariaDB}} */
    String serverVersion();

    /** {@return whether the server is MySQL or MariaDB, or does not tell} */
    ServerFamily serverFamily();

    /**
     * Returns the connection's id on the server, the same as {@code CONNECTION_ID()} returns.
     *
     * @return the id, an unsigned number of 32 bits; a proxy may send an id of its own, and MySQL Router sends 0
     */
    long threadId();

    /** {@return whether the connection logs its statements, see {@link ConnectOptionsBuilder#echo}} */
    boolean echo();

    /** {@return true if the connection uses TLS} */
    boolean isTls();

    /** {@return how many times data was written to the socket; statements that are submitted together share one write} */
    long writeCount();

    /** {@return true if the client or the server has closed the connection: nothing can be sent any more} */
    boolean isClosed();

    /**
     * Returns a future that completes when the connection is closed, by whichever side. A new one for each call: to cancel or complete
     * it does nothing to the connection, and has it forgotten.
     *
     * @return empty if this client has closed the connection, by {@link #close()} or {@link #closeGracefully()}; else why it was lost.
     *     Never fails
     */
    CompletableFuture<Optional<MySqlException>> closed();

    /**
     * Closes the connection at once. Statements that are in flight or waiting fail; the server rolls back an open
     * transaction. If nothing is in flight, COM_QUIT is sent before the end, so that the server does not count the connection among its
     * {@code Aborted_clients}. Idempotent; does not wait, neither for the server nor for the socket.
     */
    @Override
    void close();

    /**
     * Sends COM_QUIT after the statements that were submitted already, and closes the connection when the server has closed
     * its side. If the server does not close it within 10 seconds after those statements were answered, the client does.
     * Idempotent.
     *
     * @return completes when the connection is closed, for whatever reason; never fails
     */
    CompletableFuture<Void> closeGracefully();
}
