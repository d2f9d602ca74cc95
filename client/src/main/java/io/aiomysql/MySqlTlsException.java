package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * TLS could not be started: the server does not offer it, has no version or cipher suite in common with the client, or one of the
 * certificates was not accepted. The connection was closed before a password was sent; with {@link
 * ConnectOptionsBuilder#zeroConfigurationTls}, before the password itself was.
 */
public final class MySqlTlsException extends MySqlConnectionException {

    /**
     * Creates the exception.
     *
     * @param message what happened, without SQL, parameters or secrets
     * @param cause the cause, or null
     * @param mayHaveExecuted whether the server may have run the statement
     */
    public MySqlTlsException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
