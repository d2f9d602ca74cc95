package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The server has answered a statement, and this client cannot give its result: the result is larger than {@link
 * ConnectOptionsBuilder#maxResultSize maxResultSize} or than what is left of the heap, or code that handles it has thrown an
 * {@link Error}, which is the cause then. Only this statement fails. Its rows are dropped, and the connection can still be used.
 *
 * <p>Read a large result in parts, by {@link PreparedStatement#open}, or select fewer rows.
 */
public final class MySqlResultException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message why there is no result, and the remedy
     * @param cause the cause, or null
     */
    public MySqlResultException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
