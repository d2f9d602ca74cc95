package io.aiomysql.internal.result;

import io.aiomysql.MySqlResultException;
import io.aiomysql.MySqlRows;
import io.aiomysql.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Waits for the rows of a stream on the thread that wants them. */
final class BlockingRows implements MySqlRows {

    private final AtomicBoolean iterated = new AtomicBoolean();
    private volatile @Nullable Thread waiter;
    private volatile boolean closed;

    /** Set before the statement is submitted. */
    private volatile @Nullable RowStream stream;

    private final BatchPosition position = new BatchPosition();

    /** The statement is about to be submitted. */
    void started(RowStream rows) {
        stream = rows;
    }

    /** There is something to consume. */
    void arrived() {
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public Iterator<Row> iterator() {
        if (!iterated.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "the rows of a stream can be iterated over only once: run the statement again, or keep them with query");
        }
        return new Remaining();
    }

    @Override
    public Stream<Row> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
                .onClose(this::close);
    }

    private final class Remaining implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            if (position.hasRow()) {
                return true;
            }
            RowStream rows = stream;
            if (rows == null) {
                return false;
            }
            position.leave(rows);
            return position.enter(await(rows));
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            return position.take();
        }
    }

    /** Returns the next batch; null if all rows have come. */
    private @Nullable RowBatch await(RowStream rows) {
        waiter = Thread.currentThread();
        try {
            while (true) {
                if (closed) {
                    throw new CancellationException("the rows were closed");
                }
                boolean ended = rows.isEnded();
                RowBatch arrived = rows.poll();
                if (arrived != null) {
                    return arrived;
                }
                if (ended) {
                    throwIfFailed(rows.failure());
                    return null;
                }
                park(rows);
            }
        } finally {
            waiter = null;
        }
    }

    private void park(RowStream rows) {
        if (rows.inEventLoop()) {
            throw new IllegalStateException(
                    "to wait for rows would block the I/O thread on which they arrive: use stream or"
                            + " forEach, or set a callbackExecutor");
        }
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new CancellationException(
                    "the thread that waited for rows was interrupted; the statement is cancelled");
        }
        LockSupport.park(this);
    }

    private static void throwIfFailed(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new MySqlResultException("the rows could not be given; what was thrown is the cause", failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        RowStream rows = stream;
        if (rows != null) {
            rows.cancel();
        }
        arrived();
    }
}
