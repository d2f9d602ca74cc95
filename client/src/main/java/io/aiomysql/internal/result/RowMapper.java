package io.aiomysql.internal.result;

import io.aiomysql.Row;
import org.jspecify.annotations.Nullable;

/** Makes objects, or reads values, of the rows of one {@link ResultShape}. For any number of threads. */
@FunctionalInterface
interface RowMapper<T> {

    /**
     * Makes an object of a row.
     *
     * @param row a row of the shape that the mapper comes from
     * @throws io.aiomysql.MySqlConversionException if a value does not become what the object needs
     */
    @Nullable
    T map(Row row);
}
