package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * A failure of the connection, of a statement, or of a conversion. Messages of the client's own contain no SQL, no
 * parameters and no secrets; those of a server's errors quote the server, unless {@link ErrorDetail#CODE} is set.
 *
 * <p>Mistakes of the caller are an {@link IllegalArgumentException} or {@link IllegalStateException} instead.
 */
public abstract class MySqlException extends RuntimeException {

    private final boolean mayHaveExecuted;

    MySqlException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause);
        this.mayHaveExecuted = mayHaveExecuted;
    }

    /**
     * Says whether the same call may succeed later: the connection was lost, a lock was not granted, the server was busy.
     *
     * @return true if another attempt may succeed
     */
    public abstract boolean isTransient();

    /**
     * Says whether the server may have run the statement, wholly or in part. If not, the statement can be sent again safely.
     *
     * <p>After an error of the server's ({@link MySqlServerException}) it is true for every statement that was executed: the server
     * has undone the statement in tables that have transactions, and not what it did in others, nor results that came before.
     *
     * @return false if the server has certainly not run it
     */
    public final boolean mayHaveExecuted() {
        return mayHaveExecuted;
    }
}
