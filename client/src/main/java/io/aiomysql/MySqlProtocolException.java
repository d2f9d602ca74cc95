package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The peer broke the protocol. The connection is closed, and everything in flight on it has failed.
 */
public final class MySqlProtocolException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause what it comes from, or null
     * @param mayHaveExecuted whether the statement may have been run
     */
    public MySqlProtocolException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
