package io.aiomysql.internal.result;

import io.aiomysql.Row;
import io.aiomysql.internal.future.Warnings;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a stream to a subscriber, as many as it has requested. Its signals are those of Reactive Streams, one at a
 * time.
 *
 * <pre>
 *   onSubscribe ──► onNext, while rows are requested and there ──► onComplete, onError
 *        └──────────────┴── cancelled, or the subscriber has thrown ──► done, and no signal any more
 * </pre>
 *
 * @see <a href="https://github.com/reactive-streams/reactive-streams-jvm/blob/v1.0.4/README.md">Reactive Streams: the rules</a>
 */
final class RowSubscription implements Flow.Subscription {

    private final SerialTask task;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile @Nullable Throwable broken;

    /** Set before the statement is submitted. */
    private volatile @Nullable RowStream stream;

    // Used by the task. There is no subscriber any more when no signal may follow.
    private volatile Flow.@Nullable Subscriber<? super Row> subscriber;
    private final BatchPosition position = new BatchPosition();

    RowSubscription(Flow.Subscriber<? super Row> subscriber, Executor executor) {
        this.subscriber = subscriber;
        this.task = new SerialTask(executor, this::work, this::broke);
        task.hold();
    }

    /** The statement is about to be submitted. */
    void started(RowStream rows) {
        stream = rows;
        if (cancelled) {
            rows.cancel();
        }
    }

    /** There is something to consume. */
    void arrived() {
        task.run();
    }

    /** The subscriber has the subscription: signals may follow. */
    void subscribed() {
        task.start();
    }

    /** The subscriber gets no rows, for this reason. */
    void broke(Throwable cause) {
        broken = cause;
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void request(long rows) {
        if (rows <= 0) {
            broke(new IllegalArgumentException("a subscriber requested " + rows
                    + " rows, but must request at least 1 (Reactive Streams, rule 3.9)"));
            abandon();
        } else {
            demand.accumulateAndGet(rows, (had, more) -> had > Long.MAX_VALUE - more ? Long.MAX_VALUE : had + more);
        }
        task.run();
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            abandon();
            task.run();
        }
    }

    private void abandon() {
        RowStream rows = stream;
        if (rows != null) {
            rows.cancel();
        }
    }

    private void work() {
        Flow.Subscriber<? super Row> receiver = subscriber;
        if (receiver == null) {
            return;
        }
        while (!cancelled && broken == null && !isCutOff() && hasRow()) {
            if (demand.get() == 0) {
                return;
            }
            giveNext(receiver);
        }
        end(receiver);
    }

    private void tell(Runnable lastSignal) {
        try {
            lastSignal.run();
        } catch (Throwable t) {
            threw(t);
        }
    }

    /** A subscriber must not throw, and counts as cancelled if it does (rule 2.13). */
    private void threw(Throwable thrown) {
        cancelled = true;
        leave();
        abandon();
        Warnings.logHere("a subscriber of a stream of rows has thrown; the stream is cancelled", thrown);
    }

    private boolean isCutOff() {
        RowStream rows = stream;
        return rows != null && rows.isCutOff();
    }

    /** Takes the next batch if need be; false if there is no row now. */
    private boolean hasRow() {
        if (position.hasRow()) {
            return true;
        }
        RowStream rows = stream;
        if (rows == null) {
            return false;
        }
        position.leave(rows);
        return position.enter(rows.poll());
    }

    private void giveNext(Flow.Subscriber<? super Row> receiver) {
        demand.accumulateAndGet(1, (had, one) -> had == Long.MAX_VALUE ? had : had - one);
        Row row = position.take();
        try {
            receiver.onNext(row);
        } catch (Throwable t) {
            threw(t);
        }
    }

    private void end(Flow.Subscriber<? super Row> receiver) {
        RowStream rows = stream;
        Throwable cause = broken;
        if (cancelled) {
            leave();
        } else if (cause != null) {
            leave();
            abandon();
            tell(() -> receiver.onError(cause));
        } else if (rows != null && rows.isEnded() && (rows.isCutOff() || !hasRow())) {
            Throwable failure = rows.failure();
            leave();
            tell(failure == null ? receiver::onComplete : () -> receiver.onError(failure));
        }
    }

    private void leave() {
        subscriber = null;
        position.drop();
    }
}
