package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The connection could not be opened, was lost, or was closed while a statement waited.
 */
public class MySqlConnectionException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause what it comes from, or null
     * @param mayHaveExecuted whether the statement may have been run
     */
    public MySqlConnectionException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
