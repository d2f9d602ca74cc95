package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * A time limit passed.
 */
public final class MySqlTimeoutException extends MySqlConnectionException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause what it comes from, or null
     * @param mayHaveExecuted whether the statement may have been run
     */
    public MySqlTimeoutException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }
}
