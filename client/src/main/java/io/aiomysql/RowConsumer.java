package io.aiomysql;

/** Takes the rows of a statement one after the other. */
@FunctionalInterface
public interface RowConsumer {

    /**
     * Takes a row.
     *
     * @param row the row. The same object stands for all rows: it can be read only during this call and on this thread, and what is
     *     to be kept must be read out of it. What {@code get} methods and {@link Row#as} return may be kept
     * @throws Exception if the row cannot be handled: the statement is cancelled, and the future of
     *     {@link MySqlConnection#forEach} fails with this exception
     */
    void accept(Row row) throws Exception;
}
