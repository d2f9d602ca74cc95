package io.aiomysql;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A cursor on the server: its rows stay there until they are fetched in batches. One batch is fetched ahead. A cursor must
 * not be used by several threads at the same time.
 *
 * <p>While the cursor is open, the server keeps all rows of the result in a temporary table, and the connection is free for
 * other statements. If the server opens no cursor for a statement, its rows are returned in batches all the same, from
 * memory.
 */
public interface ServerCursor extends AutoCloseable {

    /** {@return the columns; empty if the statement returns no rows} */
    List<ColumnMetadata> columns();

    /**
     * Returns the next batch.
     *
     * @return the rows, at most as many as the fetch size; none at the end, and in all later calls. Fails with
     *     {@link MySqlServerException} if the server refuses, and with {@link IllegalStateException} if the session was
     *     reset since the cursor was opened: the rows are gone, but for a batch that was fetched ahead. Cancelling the future
     *     drops its rows and ends the cursor
     * @throws IllegalStateException if the cursor is closed
     */
    CompletableFuture<List<Row>> fetch();

    /** Closes the cursor, here and on the server, and drops the rows that were not fetched. Idempotent; does not wait. */
    @Override
    void close();
}
