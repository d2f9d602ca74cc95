package io.aiomysql;

import org.jspecify.annotations.Nullable;

/** The server violated the protocol. The connection is closed, and all statements in flight on it fail. */
public final class MySqlProtocolException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlProtocolException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
