package io.aiomysql.internal.result;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Warnings;
import io.aiomysql.protocol.framing.ChunkKeeper;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import io.aiomysql.protocol.spi.TransportConnection.Timer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement on their way from the I/O thread to whoever consumes them: the rows of a read make a batch, and while
 * about two of them are not consumed, nothing is read from the socket, and the server waits.
 *
 * <pre>
 *                ┌── consumed, or abandoned ◄──┐
 *                ▼                             │
 *   begin ──► reading ── credit is used up ──► paused ── others have waited behind it for the grace period ──► reading on
 *                ▲                                                                                                 │
 *                └────────────────────────────────── nobody waits behind it any more ◄─────────────────────────────┘
 *
 *   each ── answer complete, refused, lost, or too much is kept ──► ended
 * </pre>
 *
 * <p>A read is never stopped in its middle: it brings no more than a chunk, whose rows are in memory already.
 *
 * <p>The methods that take rows run on the I/O thread. One thread at a time consumes them, and it may be any.
 */
public final class RowStream {

    /** How long others wait, at least, behind a stream whose rows nobody consumes; at most twice as long. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private final StreamedConnection connection;
    private final Completion<Void> running;
    private final Runnable arrived;
    private final StreamCredit credit;
    private final Queue<RowBatch> batches = new ConcurrentLinkedQueue<>();

    /** Written before {@link #ended}. */
    private @Nullable Throwable failure;

    private volatile boolean ended;

    /** Rows that have come were dropped: the end need not wait until they are consumed. */
    private volatile boolean dropped;

    private final AtomicBoolean ending = new AtomicBoolean();

    /** Reading is paused; written on the I/O thread. */
    private volatile boolean paused;

    private volatile @Nullable Timer grace;

    // On the I/O thread.
    private ResultShape shape = ResultShape.NONE;
    private @Nullable RowBuffer rows;
    private long gathered;
    private boolean readingOn;
    private boolean warned;

    /** How often reading was paused, and how often when the grace period began. */
    private long pauses;

    private long pausesAtGrace;

    /**
     * Creates a stream whose statement is not submitted yet.
     *
     * @param running is cancelled when nobody wants the rows any more
     * @param arrived called when there is a batch, and at the end; on the I/O thread, or on the drainer; must not throw
     */
    RowStream(StreamedConnection connection, Completion<Void> running, Runnable arrived) {
        this.connection = connection;
        this.running = running;
        this.arrived = arrived;
        this.credit = new StreamCredit(connection.limit());
    }

    /** Returns what ends with the statement, and is cancelled with it. */
    public Completion<Void> running() {
        return running;
    }

    // From the I/O thread

    /** The result with the rows begins. */
    void begin(ResultShape begun, ChunkKeeper chunks) {
        shape = begun;
        rows = new RowBuffer(begun.layout(), chunks);
    }

    /** Says whether rows are taken. */
    boolean isTaking() {
        return rows != null;
    }

    void take(PayloadReader row) {
        if (rows != null) {
            gathered += ResultSize.ofRow(row.remaining(), shape.size());
            rows.add(row);
        }
    }

    /** More will be read: hands over what has come, and pauses reading if that is enough. */
    void endOfRead() {
        handOver();
        if (readingOn) {
            if (connection.queue().isAwaitedBehindCurrent()) {
                credit.requireWithinLimit();
                return;
            }
            readingOn = false;
            credit.giveBack();
        }
        if (credit.isFull() && !running.isAbandoned()) {
            pause();
        }
    }

    /** The result with the rows is complete. */
    void endRows() {
        handOver();
        rows = null;
    }

    /** Takes rows that were kept to the end of their result. */
    void takeAll(ResultShape kept, RowStorage storage) {
        if (storage.size() > 0) {
            add(new RowBatch(kept, storage, 0));
        }
    }

    private void handOver() {
        if (rows != null && gathered > 0) {
            RowBatch batch = new RowBatch(shape, rows.take(), gathered);
            gathered = 0;
            credit.arrived(batch.bytes());
            add(batch);
        }
    }

    private void add(RowBatch batch) {
        batches.add(batch);
        if (running.isAbandoned()) {
            batches.clear();
        }
        arrived.run();
    }

    /** The rows that are not consumed will not be; needs no memory. */
    void discard() {
        dropped = true;
        rows = null;
        gathered = 0;
        batches.clear();
    }

    /** The answer is complete. */
    public void complete() {
        answered(null);
    }

    /** The server has refused the statement, or what came after its rows, which are still to be consumed. */
    public void refuse(MySqlServerException refusal) {
        answered(refusal);
    }

    /** If nobody waits any more, rows have been dropped: it fails as whoever has ended it says, which may be about to. */
    private void answered(@Nullable MySqlServerException refusal) {
        if (!running.isAbandoned()) {
            end(refusal, false);
        }
    }

    /** The statement was not sent, its rows cannot be given, or the connection was lost; from any thread. Rows are dropped. */
    public void fail(Throwable reason) {
        end(reason, true);
    }

    /** The first end counts: rows of a stream that is complete must not be dropped by a failure that comes after that. */
    private void end(@Nullable Throwable reason, boolean drops) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        if (drops) {
            dropped = true;
            batches.clear();
        }
        failure = reason;
        ended = true;
        Timer timer = grace;
        if (timer != null) {
            timer.cancel();
        }
        if (paused) {
            resumeSoon();
        }
        running.succeed(null);
        arrived.run();
    }

    /** The answer is over; on the I/O thread, or before it began. */
    void letGo() {
        credit.giveBack();
    }

    private void pause() {
        paused = true;
        pauses++;
        connection.wire().pauseReading();
        if (!resumeIfWanted()) {
            awaitGrace();
        }
    }

    /** Rows may have been consumed while it was not seen yet that reading is paused. */
    private boolean resumeIfWanted() {
        boolean wanted = paused && (ended || credit.isLow() || running.isAbandoned());
        if (wanted) {
            resume();
        }
        return wanted;
    }

    private void resume() {
        paused = false;
        connection.wire().resumeReading();
    }

    /** One timer for many pauses: most are short. */
    private void awaitGrace() {
        if (grace == null) {
            pausesAtGrace = pauses;
            grace = connection.wire().transport().schedule(this::graceIsOver, GRACE);
        }
    }

    private void graceIsOver() {
        grace = null;
        if (ended || !paused) {
            return;
        }
        if (pauses == pausesAtGrace && connection.queue().isAwaitedBehindCurrent()) {
            readingOn = true;
            warn();
            resume();
        } else {
            awaitGrace();
        }
    }

    private void warn() {
        if (warned) {
            return;
        }
        warned = true;
        Warnings.log(
                "statements on connection {0} wait behind a stream whose rows are not consumed; its rows are now kept in memory,"
                        + " up to maxResultSize: give the stream a connection of its own, or request more rows at a time",
                connection.name());
    }

    // From whoever consumes

    /** Takes the next batch; null if there is none now. */
    @Nullable
    RowBatch poll() {
        return batches.poll();
    }

    /** Says whether no batch will be added any more. */
    boolean isEnded() {
        return ended;
    }

    /** Says whether the stream has ended before its rows were consumed. */
    boolean isCutOff() {
        return ended && dropped;
    }

    /** Returns why the stream has ended, once it has; null if all rows have come. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** A batch that was taken is consumed. */
    void consumed(RowBatch batch) {
        credit.consumed(batch.bytes());
        if (paused && credit.isLow()) {
            resumeSoon();
        }
    }

    /** Nobody wants the rows any more: the statement is abandoned as one whose future is cancelled. */
    void cancel() {
        var unused = running.future().cancel(true);
        batches.clear();
        if (paused) {
            resumeSoon();
        }
    }

    private void resumeSoon() {
        if (connection.wire().inEventLoop()) {
            var unused = resumeIfWanted();
            return;
        }
        try {
            connection.wire().transport().execute(this::resumeIfWanted);
        } catch (RuntimeException | Error e) {
            // There is no memory for a task, and those behind the stream must not wait for ever.
            connection.wire().close(e);
        }
    }

    /** Says whether the current thread is the one that rows arrive on, which must not wait for them. */
    boolean inEventLoop() {
        return connection.wire().inEventLoop();
    }
}
