package io.aiomysql.internal.event;

import io.aiomysql.StatementKind;
import io.aiomysql.StatementListener;
import io.aiomysql.internal.event.ObservedStatement.Progress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is watched. Who runs it says what happens; nothing that this class does is thrown at them.
 *
 * <pre>
 *   submitted ── commandSent ──► sent ── received ... answered ──► ended
 *       │                          │  ▲         │
 *       │                          │  └─ another command (EXECUTE behind PREPARE, a second attempt)
 *       └──────────────────────────┴── cancelled, failed ──► ended, which is told once
 * </pre>
 */
public final class StatementTrace {

    private final StatementEvents events;
    private final long id;
    private final StatementKind kind;
    private final String sql;
    private final List<@Nullable Object> values;
    private final @Nullable SubmittedHere submittedHere;
    private final Recorder.@Nullable RunningStatement recorded;
    private final Instant submittedAt = Instant.now();
    private final long submitted = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Used where listeners are called, one call after the other. */
    private boolean endTold;

    /** Written by the queue's drainer. */
    private volatile long sent = -1;

    /** These are written on the I/O thread. Only a cancellation reads them on another one, and gets what it sees of them. */
    private long answering = -1;

    private long answered = -1;
    private long rows;
    private long affectedRows;
    private long bytes;

    StatementTrace(
            StatementEvents events,
            long id,
            StatementKind kind,
            String sql,
            List<@Nullable Object> values,
            Recorder.@Nullable RunningStatement recorded) {
        this.events = events;
        this.id = id;
        this.kind = kind;
        this.sql = sql;
        this.values = values;
        this.recorded = recorded;
        this.submittedHere = events.settings().callerTraces() ? new SubmittedHere() : null;
    }

    ConnectionEvents connection() {
        return events.connection();
    }

    long id() {
        return id;
    }

    StatementKind kind() {
        return kind;
    }

    String sql() {
        return sql;
    }

    List<@Nullable Object> values() {
        return values;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    private long now() {
        return System.nanoTime() - submitted;
    }

    /** A command of the statement is on its way; on the drainer, before its answer can come. */
    public void commandSent() {
        answering = -1;
        answered = -1;
        if (sent < 0) {
            sent = now();
            tell(StatementListener::sent, sent);
        }
    }

    /** A packet of the answer has arrived; on the I/O thread, like what follows. */
    public void received(int size) {
        if (answering < 0) {
            answering = now();
        }
        bytes += size;
    }

    public void row() {
        rows++;
        if (rows == 1) {
            tell(StatementListener::firstRow, now());
        }
    }

    public void resultEnded(long affected) {
        affectedRows += affected;
    }

    public void answered() {
        answered = now();
    }

    /** The statement's future is about to complete; from any thread. */
    public void ended(@Nullable Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        events.guard(() -> {
            if (failure != null && submittedHere != null) {
                submittedHere.addTo(failure);
            }
            end(failure == null ? StatementListener::completed : StatementListener::failed, failure, outcome(failure));
        });
    }

    /** Nobody waits any more; from any thread. */
    public void cancelled() {
        if (ended.compareAndSet(false, true)) {
            events.guard(() -> end(StatementListener::cancelled, null, "cancelled"));
        }
    }

    private static String outcome(@Nullable Throwable failure) {
        return failure == null ? "completed" : "failed";
    }

    private void end(StatementEvents.EndCall call, @Nullable Throwable failure, String outcome) {
        ObservedStatement end = observed(now(), failure);
        if (recorded != null) {
            recorded.commit(end, outcome);
        }
        events.tellEnd(call, end);
    }

    private void tell(StatementEvents.Call call, long at) {
        if (events.hasListeners()) {
            events.guard(() -> events.tell(call, this, observed(at, null)));
        }
    }

    /** Says whether listeners were told of the end; while they are called, like {@link #endTold}. */
    boolean isEndTold() {
        return endTold;
    }

    void endTold() {
        endTold = true;
    }

    ObservedStatement observed(long at, @Nullable Throwable failure) {
        return new ObservedStatement(
                this, values, new Progress(sent, answering, answered, rows, affectedRows, bytes), at, failure);
    }
}
