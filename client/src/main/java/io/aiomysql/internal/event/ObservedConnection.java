package io.aiomysql.internal.event;

import io.aiomysql.ConnectionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection as it was at one moment. */
record ObservedConnection(
        long connectionId,
        String server,
        @Nullable String version,
        long threadId,
        boolean isTls,
        Instant begunAt,
        Duration elapsed,
        @Nullable Throwable cause)
        implements ConnectionEvent {

    @Override
    public Optional<String> serverVersion() {
        return Optional.ofNullable(version);
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(cause);
    }

    @Override
    public String toString() {
        return "Connection[" + connectionId + " to " + server + ", threadId=" + threadId + ", " + elapsed.toMillis()
                + " ms" + (cause == null ? "" : ", failed") + "]";
    }
}
