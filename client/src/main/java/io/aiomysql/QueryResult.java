package io.aiomysql;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** {@return the first row; empty when there is none} */
    default Optional<Row> first() {
        List<Row> rows = rows();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /**
     * Returns the only row.
     *
     * @return the row
     * @throws IllegalStateException if there is none, or more than one; the message has the number
     */
    default Row single() {
        List<Row> rows = rows();
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "the result has " + rows.size() + " rows, and single() wants one: see first(), rows() or LIMIT 1");
        }
        return rows.get(0);
    }

    /** {@return the rows, in the server's order} */
    default Stream<Row> stream() {
        return rows().stream();
    }

    /**
     * Makes an object of each row, as {@link Row#as} does.
     *
     * @param type a record, a class with one public constructor, or the type of the values where the rows have one column
     * @param <T> the type of the objects
     * @return the objects, unmodifiable; null for each NULL where they are values of one column; empty where the statement gives
     *     no rows, as an UPDATE
     * @throws IllegalArgumentException if rows with these columns do not become such objects, even if there are none
     * @throws MySqlConversionException if a value does not fit
     */
    default <T> List<T> as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return map(row -> row.as(type));
    }

    /**
     * Makes something of each row.
     *
     * @param mapper makes it; may give null
     * @param <T> what it makes
     * @return what was made, in the order of the rows, unmodifiable
     */
    default <T> List<T> map(Function<? super Row, ? extends T> mapper) {
        return stream().<T>map(mapper).toList();
    }

    @Override
    default Iterator<Row> iterator() {
        return rows().iterator();
    }
}
