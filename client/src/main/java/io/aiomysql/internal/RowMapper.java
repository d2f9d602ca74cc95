package io.aiomysql.internal;

import io.aiomysql.Row;

/** Makes objects of the rows of one {@link ResultShape}. For any number of threads. */
@FunctionalInterface
interface RowMapper<T> {

    /**
     * Makes an object of a row.
     *
     * @param row a row of the shape that the mapper comes from
     * @throws io.aiomysql.MySqlConversionException if a value does not become what the object needs
     */
    T map(Row row);
}
