package io.aiomysql;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The login failed. Either the server refused it: the account, its password or its host is not accepted, or the account is
 * locked or its password expired; the server's error is then {@link #refusal()}. Or the client ended it: the server requested
 * an authentication plugin that is unknown or not permitted, or the channel is not secure enough for what the plugin would
 * send.
 *
 * <p>Another refusal at login, such as an unknown database or too many connections, is a {@link MySqlServerException}.
 */
public final class MySqlAuthenticationException extends MySqlException {

    private final @Nullable MySqlServerException refusal;

    /**
     * Creates the exception for a login that the client ended.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlAuthenticationException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
        this.refusal = null;
    }

    /**
     * Creates the exception for a login that the server refused.
     *
     * @param problem how the message begins, such as {@code cannot log in at db:3306}
     * @param refusal the server's error; it becomes the cause
     */
    public MySqlAuthenticationException(String problem, MySqlServerException refusal) {
        super(problem + ": " + refusal.getMessage(), refusal, false);
        this.refusal = refusal;
    }

    /** {@return the server's error; empty if the client ended the login} */
    public Optional<MySqlServerException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** {@return the number of the server's error, such as 1045; empty if the client ended the login} */
    public OptionalInt code() {
        return refusal == null ? OptionalInt.empty() : OptionalInt.of(refusal.code());
    }

    /** {@return the SQLSTATE of the server's error, such as {@code 28000}; empty if the client ended the login} */
    public Optional<String> sqlState() {
        return refusal().map(MySqlServerException::sqlState);
    }

    /** {@return the name of the server's error, such as {@code ER_ACCESS_DENIED_ERROR}; empty if there is none or it is unknown} */
    public Optional<String> symbol() {
        return refusal().flatMap(MySqlServerException::symbol);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
