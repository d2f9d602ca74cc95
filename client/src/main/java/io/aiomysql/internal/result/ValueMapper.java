package io.aiomysql.internal.result;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Row;
import org.jspecify.annotations.Nullable;

/** Reads the value of rows that have one column only. */
record ValueMapper<T>(Class<T> type) implements RowMapper<T> {

    @Override
    public @Nullable T map(Row row) {
        T value = row.get(0, type);
        if (value == null && type.isPrimitive()) {
            throw new MySqlConversionException(
                    "column 0 is NULL, which cannot be read as " + type.getName()
                            + ": request the wrapper class, such as Integer.class for int",
                    null);
        }
        return value;
    }
}
