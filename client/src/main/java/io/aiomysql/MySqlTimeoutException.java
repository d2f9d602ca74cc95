package io.aiomysql;

import org.jspecify.annotations.Nullable;

/** A time limit was exceeded. */
public final class MySqlTimeoutException extends MySqlConnectionException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlTimeoutException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }
}
