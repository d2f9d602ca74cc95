package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * A column's value cannot become what was asked for. Only this read fails: the row and the connection stay as they are. The
 * message names the column and the types, never the value.
 */
public final class MySqlConversionException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message the column, its type, and why not
     * @param cause what it comes from, or null
     */
    public MySqlConversionException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
