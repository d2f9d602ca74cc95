package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between this client and the server. Messages hold no SQL, no parameters and no secrets.
 *
 * <p>What the caller did wrong is an {@link IllegalArgumentException} or {@link IllegalStateException} instead.
 */
public abstract class MySqlException extends RuntimeException {

    private final boolean mayHaveExecuted;

    MySqlException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause);
        this.mayHaveExecuted = mayHaveExecuted;
    }

    /**
     * Says whether the same attempt may succeed later: the connection was lost, a lock was not had, the server was busy.
     *
     * @return true when trying again makes sense
     */
    public abstract boolean isTransient();

    /**
     * Says whether the server may have run the statement, wholly or in part. When false, nothing of it reached the server,
     * and it can be sent again without harm.
     *
     * @return false when it was certainly not run
     */
    public final boolean mayHaveExecuted() {
        return mayHaveExecuted;
    }
}
