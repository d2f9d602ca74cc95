package io.aiomysql;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The result of one statement, complete and in memory. Immutable; safe for use by many threads. It need not be closed. */
public interface QueryResult extends Iterable<Row> {

    /** {@return the columns; empty if the statement returns no rows, such as an UPDATE} */
    List<ColumnMetadata> columns();

    /** {@return the rows in the server's order; access by index is fast, and each row object is created when it is read} */
    List<Row> rows();

    /**
     * Returns how many rows the statement changed; with {@link ConnectOptionsBuilder#foundRows}, how many it found.
     *
     * @return the number; 0 for a result with rows
     */
    long affectedRows();

    /**
     * Returns the first AUTO_INCREMENT value that the statement generated.
     *
     * @return the value, an unsigned number; 0 if the statement generated none
     */
    long lastInsertId();

    /** {@return the number of warnings of the statement} */
    int warningCount();

    /**
     * Returns the server's message about a successful statement, such as {@code Records: 3 Duplicates: 0 Warnings: 0}.
     *
     * @return the message; usually empty
     */
    String info();

    /**
     * Says whether this is the row of a procedure's OUT and INOUT parameters. It comes behind the results of the procedure's
     * statements if CALL has {@code ?} for such parameters and is a prepared statement, as it is by default.
     *
     * @return true for this row; its columns are {@link ColumnMetadata#isOutParameter() OUT parameters} then
     */
    boolean isOutParameters();

    /**
     * Returns all results of the command, this one included: several for a procedure, and for several statements in one
     * query.
     *
     * @return the results in order, at least one
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
     * @throws IllegalStateException if there is no row, or more than one; the message tells the number
     */
    default Row single() {
        List<Row> rows = rows();
        if (rows.size() != 1) {
            throw new IllegalStateException("the result has " + rows.size()
                    + " rows, but single() needs exactly one: use first() or rows(), or add LIMIT 1");
        }
        return rows.get(0);
    }

    /** {@return the rows, in the server's order} */
    default Stream<Row> stream() {
        return rows().stream();
    }

    /**
     * Converts each row to an object, as {@link Row#as} does.
     *
     * @param type a record, a class with one public constructor, or the type of the values where the rows have one column
     * @param <T> the type of the objects
     * @return the objects, unmodifiable; null for each NULL where they are values of one column; empty if the
     *     statement returns no rows, such as an UPDATE
     * @throws IllegalArgumentException if rows with these columns cannot become objects of the type, even if there are no rows
     * @throws MySqlConversionException if a value cannot be converted
     */
    default <T> List<T> as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return map(row -> row.as(type));
    }

    /**
     * Applies a function to each row.
     *
     * @param mapper the function; may return null
     * @param <T> the type of what the function returns
     * @return what the function returned, in the order of the rows, unmodifiable
     */
    default <T> List<T> map(Function<? super Row, ? extends T> mapper) {
        return stream().<T>map(mapper).toList();
    }

    @Override
    default Iterator<Row> iterator() {
        return rows().iterator();
    }
}
