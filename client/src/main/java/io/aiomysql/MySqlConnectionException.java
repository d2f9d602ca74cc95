package io.aiomysql;

import org.jspecify.annotations.Nullable;

/** The connection could not be opened, was lost, or was closed while a statement was waiting for its answer. */
public class MySqlConnectionException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlConnectionException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
