package io.aiomysql;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Rows that stay on the server until they are fetched, batch by batch. One batch is fetched ahead. For one thread at a time.
 *
 * <p>The server keeps all rows of the result meanwhile, in a temporary table; the connection is free for other statements. A
 * statement for which the server opens no cursor gives its rows all the same, from memory.
 */
public interface ServerCursor extends AutoCloseable {

    /**
     * Returns the columns.
     *
     * @return the columns; empty when the statement gives no rows
     */
    List<ColumnMetadata> columns();

    /**
     * Hands out the next batch.
     *
     * @return up to as many rows as the cursor was opened for; none at the end, and from then on. Fails with {@link
     *     MySqlServerException} if the server refuses, as when the session was reset. Cancelling it gives its rows up, and
     *     ends the cursor
     * @throws IllegalStateException if the cursor is closed
     */
    CompletableFuture<List<Row>> fetch();

    /** Drops what is left, here and on the server. Idempotent; does not wait. */
    @Override
    void close();
}
