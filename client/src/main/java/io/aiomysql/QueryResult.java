package io.aiomysql;

import java.util.Iterator;
import java.util.List;

/**
 * What one statement gave, complete and in memory. Immutable; safe for use by many threads. Nothing needs closing.
 */
public interface QueryResult extends Iterable<Row> {

    /**
     * Returns the columns.
     *
     * @return the columns; empty when the statement gives no rows, as an UPDATE
     */
    List<ColumnMetadata> columns();

    /**
     * Returns the rows.
     *
     * @return the rows, in the server's order; access by index is fast, and rows are made when asked for
     */
    List<Row> rows();

    /**
     * Returns how many rows the statement changed, or found with {@link ConnectOptionsBuilder#foundRows}.
     *
     * @return the number; 0 for a result with rows
     */
    long affectedRows();

    /**
     * Returns the first AUTO_INCREMENT value that the statement made.
     *
     * @return the value, to be taken as unsigned; 0 when it made none
     */
    long lastInsertId();

    /**
     * Returns how many warnings the statement gave.
     *
     * @return the number
     */
    int warningCount();

    /**
     * Returns the server's words, such as {@code Records: 3  Duplicates: 0  Warnings: 0}.
     *
     * @return the words; mostly empty
     */
    String info();

    /**
     * Returns all results of the command, of which this is one: several for a procedure, and for several statements at once.
     *
     * @return the results in order, one at least
     */
    List<QueryResult> results();

    @Override
    default Iterator<Row> iterator() {
        return rows().iterator();
    }
}
