package io.aiomysql.internal.result;

import io.aiomysql.Row;
import org.jspecify.annotations.Nullable;

/** Makes objects of the rows of one {@link ResultShape}, or reads their values. Safe for use by many threads. */
@FunctionalInterface
interface RowMapper<T> {

    /**
     * Makes an object of a row.
     *
     * @param row a row of the shape that the mapper comes from
     * @throws io.aiomysql.MySqlConversionException if a value cannot be converted to what the object needs
     */
    @Nullable
    T map(Row row);
}
