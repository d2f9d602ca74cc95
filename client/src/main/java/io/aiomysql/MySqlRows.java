package io.aiomysql;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The rows of a statement, for a thread that waits for them: a virtual thread, as a rule. They are read from the server while they
 * are consumed, and only a few are in memory. They can be iterated over once, by one thread at a time; the rows themselves may be
 * kept.
 *
 * <pre>{@code
 * try (MySqlRows rows = connection.rows("SELECT id, name FROM customer")) {
 *     for (Row row : rows) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>{@code hasNext()} and {@code next()} wait for rows. They throw what a future of the statement would fail with, such as
 * {@link MySqlServerException}. If the thread is interrupted while it waits, the statement is cancelled,
 * {@link java.util.concurrent.CancellationException} is thrown, and the thread stays interrupted. On the I/O thread of the
 * connection they throw {@link IllegalStateException} instead of waiting.
 */
public interface MySqlRows extends Iterable<Row>, AutoCloseable {

    /**
     * Returns the iterator over the rows.
     *
     * @return the iterator
     * @throws IllegalStateException if this method or {@link #stream} was called before
     */
    @Override
    Iterator<Row> iterator();

    /**
     * Returns the rows as a stream, which is sequential, and whose {@code close()} closes the rows.
     *
     * @return the stream
     * @throws IllegalStateException if this method or {@link #iterator} was called before
     */
    Stream<Row> stream();

    /**
     * Cancels the statement unless all its rows have come: those that still come are dropped. Idempotent; does not wait; may be called
     * from any thread. Who waits for rows gets a {@link java.util.concurrent.CancellationException}.
     */
    @Override
    void close();
}
