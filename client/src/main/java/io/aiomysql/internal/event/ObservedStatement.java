package io.aiomysql.internal.event;

import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was at one moment.
 *
 * @param trace what does not change
 * @param values the parameters that are shown
 * @param progress how far it has come
 * @param elapsedNanos the time since it was submitted
 * @param cause why it has failed
 */
record ObservedStatement(
        StatementTrace trace,
        List<@Nullable Object> values,
        Progress progress,
        long elapsedNanos,
        @Nullable Throwable cause)
        implements StatementEndEvent {

    /**
     * How far a statement has come; times are nanoseconds since it was submitted, -1 where it has not come so far.
     *
     * @param sent when its first command was sent
     * @param answering when the answer to its last command began
     * @param answered when that answer was complete
     */
    record Progress(long sent, long answering, long answered, long rows, long affectedRows, long bytes) {}

    ObservedStatement withoutValues() {
        return values.isEmpty() ? this : new ObservedStatement(trace, List.of(), progress, elapsedNanos, cause);
    }

    @Override
    public long statementId() {
        return trace.id();
    }

    @Override
    public long connectionId() {
        return trace.connection().id();
    }

    @Override
    public long threadId() {
        return trace.connection().threadId();
    }

    @Override
    public StatementKind kind() {
        return trace.kind();
    }

    @Override
    public String sql() {
        return trace.sql();
    }

    @Override
    public List<@Nullable Object> parameters() {
        return values;
    }

    @Override
    public Instant submittedAt() {
        return trace.submittedAt();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }

    @Override
    public long rows() {
        return progress.rows();
    }

    @Override
    public long affectedRows() {
        return progress.affectedRows();
    }

    @Override
    public long bytesReceived() {
        return progress.bytes();
    }

    @Override
    public boolean wasSent() {
        return progress.sent() >= 0;
    }

    @Override
    public Duration queueTime() {
        return Duration.ofNanos(wasSent() ? progress.sent() : elapsedNanos);
    }

    @Override
    public Duration executionTime() {
        return wasSent() ? between(progress.sent(), progress.answering()) : Duration.ZERO;
    }

    @Override
    public Duration readTime() {
        return progress.answering() < 0 ? Duration.ZERO : between(progress.answering(), progress.answered());
    }

    private Duration between(long from, long to) {
        return Duration.ofNanos(Math.max(0, (to < 0 ? elapsedNanos : to) - from));
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(cause);
    }

    /** Shows neither SQL nor values. */
    @Override
    public String toString() {
        return "Statement[" + statementId() + " of connection " + connectionId() + ", " + kind() + ", " + rows()
                + " rows, " + elapsed().toMillis() + " ms" + (cause == null ? "" : ", failed") + "]";
    }
}
