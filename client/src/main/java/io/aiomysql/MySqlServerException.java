package io.aiomysql;

import java.util.Objects;
import java.util.Optional;

/**
 * The server refused. Unless the connection was being opened, it is as good as before.
 *
 * <p>{@link #getMessage()} gives the numbers alone; the server's own words, which may quote SQL and values, are {@link
 * #serverMessage()}.
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
     * @param serverMessage the server's words; may be empty
     * @param mayHaveExecuted whether a statement may have been run, in part at least
     */
    public MySqlServerException(int code, String sqlState, String serverMessage, boolean mayHaveExecuted) {
        super(
                "the server answered with error " + code + " (SQLSTATE " + sqlState + ", "
                        + ServerErrors.category(code, sqlState) + "); its words are in serverMessage()"
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
     * Gives the same error with advice at the end of its message, where the client knows more of the cause than the server.
     *
     * @param remedy what is wrong and what to do, without SQL and values
     * @return the error to throw in place of this one
     */
    public MySqlServerException withRemedy(String remedy) {
        return new MySqlServerException(this, Objects.requireNonNull(remedy, "remedy"));
    }

    /**
     * Returns the error number.
     *
     * @return 0 to 65,535
     */
    public int code() {
        return code;
    }

    /**
     * Returns the SQLSTATE.
     *
     * @return five characters; {@code HY000} when the server gave none
     */
    public String sqlState() {
        return sqlState;
    }

    /**
     * Returns the server's words.
     *
     * @return the message; may quote SQL and values, and may be empty
     */
    public String serverMessage() {
        return serverMessage;
    }

    /**
     * Returns the kind of error.
     *
     * @return the category
     */
    public ErrorCategory category() {
        return ServerErrors.category(code, sqlState);
    }

    /**
     * Returns which constraint was violated.
     *
     * @return the kind; empty when none was
     */
    public Optional<ConstraintKind> constraintKind() {
        return Optional.ofNullable(ServerErrors.constraint(code, sqlState));
    }

    @Override
    public boolean isTransient() {
        return ServerErrors.isTransient(code);
    }
}
