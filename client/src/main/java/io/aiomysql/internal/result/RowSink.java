package io.aiomysql.internal.result;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows of a stream; for one thread at a time.
 *
 * @param <R> the value that is made of them
 */
interface RowSink<R> {

    /** Takes a row; may throw what the user's code throws. */
    void accept(RowBatch batch, int index) throws Exception;

    /** No row is being taken until the next batch. */
    default void leave() {}

    /** All rows were taken. */
    @Nullable
    R finish();
}
