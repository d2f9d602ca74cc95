package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * The server has answered a statement, and this client cannot give its result: the result is larger than {@link
 * ConnectOptionsBuilder#maxResultSize maxResultSize} or than what is left of the heap, or code that handles it has thrown an
 * {@link Error}, which is the cause then. Only this statement fails. Its rows are dropped, and the connection can still be used.
 *
 * <p>Read a large result while it arrives, by {@link MySqlConnection#forEach}, {@link MySqlConnection#stream(Query)} or
 * {@link MySqlConnection#rows(Query)}, or in parts, by {@link PreparedStatement#open}; or select fewer rows.
 *
 * <p>Of a stream it says that too many rows had to be kept while other statements waited, or that a function in the statement has
 * changed how rows are to be read.
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
