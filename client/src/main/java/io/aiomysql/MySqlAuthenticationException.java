package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The client ended the login: the server requested an authentication plugin that is unknown or not permitted, or the channel
 * is not secure enough for what the plugin would send. A login that the server refuses is a {@link MySqlServerException}.
 */
public final class MySqlAuthenticationException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlAuthenticationException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
