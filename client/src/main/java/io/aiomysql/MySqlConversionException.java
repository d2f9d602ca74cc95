package io.aiomysql;

import org.jspecify.annotations.Nullable;

/**
 * A value cannot be converted: a column's value to the requested type, or a parameter by its converter. When a column's
 * value cannot be read, only that read fails: the row and the connection can still be used. The message names the column and
 * the types, never the value.
 */
public final class MySqlConversionException extends MySqlException {

    /**
     * Creates the exception.
     *
     * @param message the column, its type, and why the value cannot be converted
     * @param cause the cause, or null
     */
    public MySqlConversionException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
