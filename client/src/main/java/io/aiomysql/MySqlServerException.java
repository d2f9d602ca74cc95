package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with an error. The connection can still be used, unless it was being opened, or the statement was too
 * large for the server (1153), which then closes the connection.
 *
 * <p>{@link #getMessage()} has the server's message, which may quote values, SQL and names, and the error's name and numbers:
 * {@code Duplicate entry '5' for key 'item.name' (ER_DUP_ENTRY 1062, 23000)}. With {@code errorDetail(CODE)} in the options, it
 * has the name and the numbers alone. Control characters in it are escaped, and what is longer than 1,000 characters is cut
 * off; {@link #serverMessage()} is always as the server sent it.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 * @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference">MariaDB: error codes</a>
 */
public final class MySqlServerException extends MySqlException {

    private final int code;
    private final String sqlState;
    private final String serverMessage;
    private final @Nullable ServerFamily family;
    private final ErrorDetail detail;
    private final String remedy;

    /**
     * Creates the error of a server that may be either MySQL or MariaDB, for tests of code that handles errors.
     *
     * @param code the error number, 0 to 65,535
     * @param sqlState the SQLSTATE, five characters
     * @param serverMessage the server's message; may be empty
     * @param mayHaveExecuted whether the server may have run the statement, wholly or in part
     */
    public MySqlServerException(int code, String sqlState, String serverMessage, boolean mayHaveExecuted) {
        this(new ErrPacket(code, sqlState, serverMessage), null, ErrorDetail.MESSAGE, mayHaveExecuted);
    }

    /**
     * Creates the exception for an error that a server sent.
     *
     * @param error the error
     * @param family the kind of server, which has its own names for some errors; null if it is not known yet
     * @param detail whether {@link #getMessage()} has the server's message
     * @param mayHaveExecuted whether the server may have run the statement, wholly or in part
     */
    public MySqlServerException(
            ErrPacket error, @Nullable ServerFamily family, ErrorDetail detail, boolean mayHaveExecuted) {
        super("", null, mayHaveExecuted);
        this.code = error.code();
        this.sqlState = error.sqlState();
        this.serverMessage = error.message();
        this.family = family;
        this.detail = Objects.requireNonNull(detail, "detail");
        this.remedy = ErrorRemedies.of(code);
    }

    private MySqlServerException(MySqlServerException error, String remedy, boolean mayHaveExecuted) {
        super("", error.getCause(), mayHaveExecuted);
        this.code = error.code;
        this.sqlState = error.sqlState;
        this.serverMessage = error.serverMessage;
        this.family = error.family;
        this.detail = error.detail;
        this.remedy = remedy;
    }

    /**
     * Returns the same error with advice at the end of its message, for when the client knows more about the cause than the
     * server.
     *
     * @param remedy what is wrong and what to do, without SQL and values
     * @return the error to throw in place of this one
     */
    public MySqlServerException withRemedy(String remedy) {
        return new MySqlServerException(this, Objects.requireNonNull(remedy, "remedy"), mayHaveExecuted());
    }

    /** {@return the same error of a statement that the server has certainly not run} */
    public MySqlServerException asNotExecuted() {
        return new MySqlServerException(this, remedy, false);
    }

    @Override
    public String getMessage() {
        String name = symbol().map(symbol -> symbol + " ").orElse("");
        String numbers = name + code + ", " + ShownText.of(sqlState);
        String shown = detail == ErrorDetail.CODE || serverMessage.isBlank()
                ? "the server answered with an error of the kind " + category() + " (" + numbers + ")"
                : ShownText.of(serverMessage) + " (" + numbers + ")";
        return remedy.isEmpty() ? shown : shown + ": " + remedy;
    }

    /** {@return the error number, 0 to 65,535} */
    public int code() {
        return code;
    }

    /**
     * Returns the name that the server's manual has for the error number, such as {@code ER_DUP_ENTRY}. From 1900 on, MySQL and
     * MariaDB mean different errors by a number.
     *
     * @return the name; empty for a number that this version of the client does not know
     */
    public Optional<String> symbol() {
        return Optional.ofNullable(ErrorNames.find(code, family));
    }

    /** {@return the SQLSTATE, five characters; {@code HY000} if the server sent none} */
    public String sqlState() {
        return sqlState;
    }

    /** {@return the server's message as it is; may quote SQL and values, and may be empty} */
    public String serverMessage() {
        return serverMessage;
    }

    /** {@return the kind of error} */
    public ErrorCategory category() {
        return ErrorCategories.of(code, sqlState, family);
    }

    /** {@return the kind of constraint that was violated; empty if none was} */
    public Optional<ConstraintKind> constraintKind() {
        return Optional.ofNullable(ServerErrors.constraint(code, sqlState, family));
    }

    /**
     * Returns the name of the unique key, the foreign key or the CHECK constraint that was violated, as it was given when the
     * table was made, without the table that MySQL puts before it: {@code name} for {@code item.name}; {@code PRIMARY} for the
     * primary key; the column's name for MariaDB's CHECK of a column.
     *
     * <p>It is read from the server's message, and rather not than wrongly. It is empty, among others, if the server tells no
     * name, or speaks of a key in another language than English ({@code lc_messages}), if a message was cut off, and if names
     * have dots, as MySQL writes them, so that the table's cannot be told from the key's.
     *
     * @return the name; empty if it is not known
     */
    public Optional<String> constraintName() {
        return Optional.ofNullable(ConstraintNames.find(code, serverMessage, family));
    }

    /** {@return whether a row with the same value of a unique key, or of the primary key, exists already} */
    public boolean isDuplicateKey() {
        return ServerErrors.constraint(code, sqlState, family) == ConstraintKind.UNIQUE;
    }

    /** {@return whether the server has rolled the transaction back to end a deadlock; it can be run again as a whole} */
    public boolean isDeadlock() {
        return ServerErrors.isDeadlock(code);
    }

    /**
     * Says whether a row lock was not granted within {@code innodb_lock_wait_timeout}, or not at once with NOWAIT. By default the
     * server has rolled back the statement, and the transaction is still open.
     *
     * @return true for an exceeded lock wait
     */
    public boolean isLockWaitTimeout() {
        return ServerErrors.isLockWaitTimeout(code, family);
    }

    /**
     * Says whether the statement was stopped by KILL QUERY (1317): by somebody else, because a statement that this client cancels or
     * whose time limit is over fails in its own way. What it had done is rolled back where the tables have transactions; the
     * transaction itself stays open.
     *
     * @return true for a killed statement
     */
    public boolean isQueryKilled() {
        return ServerErrors.isQueryKilled(code);
    }

    /**
     * Says whether the statement has used up a time limit of the server's: {@code max_execution_time} of MySQL (3024), {@code
     * max_statement_time} of MariaDB (1969).
     *
     * @return true for an exceeded time limit
     */
    public boolean isExecutionTimeout() {
        return ServerErrors.isExecutionTimeout(code, family);
    }

    /**
     * Says whether the server has ended the connection: it is shut down (1053), the connection was idle for too long (4031 of MySQL)
     * or was killed (1927 of MariaDB). Then the error is the cause of a {@link MySqlConnectionException}.
     *
     * @return true if the connection was ended
     */
    public boolean isConnectionEnded() {
        return ServerErrors.isConnectionEnded(code, family);
    }

    /**
     * Says whether the statement was refused because the server takes no changes: it is a replica, or not the primary any
     * more. A connection to another server is needed, such as to the new primary after a failover. Transactions that were begun
     * as READ ONLY (1792) are not meant.
     *
     * @return true if the server is read-only
     */
    public boolean isReadOnlyServer() {
        return ServerErrors.isReadOnlyServer(code, serverMessage);
    }

    /**
     * Says whether the server refuses the account, its password or its host. When a connection is opened, such an error is the
     * {@link MySqlAuthenticationException#refusal} of a {@link MySqlAuthenticationException}.
     *
     * @return true for a refused login
     */
    public boolean isAuthenticationFailure() {
        return ServerErrors.isAuthenticationFailure(code, sqlState, family);
    }

    @Override
    public boolean isTransient() {
        return ServerErrors.isTransient(code, serverMessage, family);
    }
}
