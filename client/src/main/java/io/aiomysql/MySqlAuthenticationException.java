package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The login was given up before the server could refuse it: its authentication plugin is unknown or not permitted, or the
 * channel is not safe enough for what it asks. A login the server refuses is a {@link MySqlServerException}.
 */
public final class MySqlAuthenticationException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause what it comes from, or null
     * @param mayHaveExecuted whether the statement may have been run
     */
    public MySqlAuthenticationException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
