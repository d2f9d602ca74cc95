package io.aiomysql;

import java.util.Objects;
import java.util.Optional;

/**
 * The server answered with an error. The connection can still be used, unless it was being opened, or the statement was too
 * large for the server (1153), which then closes the connection.
 *
 * <p>{@link #getMessage()} has the error's numbers only; the server's message, which may quote SQL and values, is
 * {@link #serverMessage()}.
 */
public final class MySqlServerException extends MySqlException {

    private final int code;
    private final String sqlState;
    private final String serverMessage;

    /**
     * Creates the exception.
     *
     * @param code the error number, 0 to 65,535
     * @param sqlState the SQLSTATE, five characters
     * @param serverMessage the server's message; may be empty
     * @param mayHaveExecuted whether the server may have run the statement, wholly or in part
     */
    public MySqlServerException(int code, String sqlState, String serverMessage, boolean mayHaveExecuted) {
        super(
                "the server answered with error " + code + " (SQLSTATE " + sqlState + ", "
                        + ServerErrors.category(code, sqlState) + "); its message is in serverMessage()"
                        + ServerErrors.remedy(code),
                null,
                mayHaveExecuted);
        this.code = code;
        this.sqlState = sqlState;
        this.serverMessage = serverMessage;
    }

    private MySqlServerException(MySqlServerException error, String remedy) {
        super(error.getMessage() + ": " + remedy, error.getCause(), error.mayHaveExecuted());
        this.code = error.code;
        this.sqlState = error.sqlState;
        this.serverMessage = error.serverMessage;
    }

    /**
     * Returns the same error with advice at the end of its message, for when the client knows more about the cause than the
     * server.
     *
     * @param remedy what is wrong and what to do, without SQL and values
     * @return the error to throw in place of this one
     */
    public MySqlServerException withRemedy(String remedy) {
        return new MySqlServerException(this, Objects.requireNonNull(remedy, "remedy"));
    }

    /** {@return the error number, 0 to 65,535} */
    public int code() {
        return code;
    }

    /** {@return the SQLSTATE, five characters; {@code HY000} if the server sent none} */
    public String sqlState() {
        return sqlState;
    }

    /** {@return the server's message; may quote SQL and values, and may be empty} */
    public String serverMessage() {
        return serverMessage;
    }

    /** {@return the kind of error} */
    public ErrorCategory category() {
        return ServerErrors.category(code, sqlState);
    }

    /** {@return the kind of constraint that was violated; empty if none was} */
    public Optional<ConstraintKind> constraintKind() {
        return Optional.ofNullable(ServerErrors.constraint(code, sqlState));
    }

    @Override
    public boolean isTransient() {
        return ServerErrors.isTransient(code);
    }
}
