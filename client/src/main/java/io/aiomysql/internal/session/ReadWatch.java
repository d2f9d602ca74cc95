package io.aiomysql.internal.session;

import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.future.Timeout;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which an answer is due and nothing arrives for too long. It looks four times in that time, so that the
 * connection is closed at most a quarter late, and once more after the end of the connection. Used on its alarm's threads, one after the other.
 */
public final class ReadWatch {

    private static final int LOOKS = 4;

    private final CommandPhase phase;
    private final Duration timeout;
    private final Consumer<MySqlTimeoutException> close;

    private @Nullable Exchange awaited;
    private long batches;

    /** How many looks in a row have found nothing new. */
    private int quiet;

    private ReadWatch(CommandPhase phase, Duration timeout, Consumer<MySqlTimeoutException> close) {
        this.phase = phase;
        this.timeout = timeout;
        this.close = close;
    }

    /**
     * Watches a connection until it is closed.
     *
     * @param timeout how long nothing may arrive; zero for no limit
     * @param close closes the connection
     */
    public static void start(CommandPhase phase, Duration timeout, Consumer<MySqlTimeoutException> close) {
        if (!timeout.isZero()) {
            new ReadWatch(phase, timeout, close).next();
        }
    }

    private void next() {
        var unused = Timeout.schedule(timeout.dividedBy(LOOKS).plusNanos(1), this::look);
    }

    private void look() {
        if (phase.queue().isClosed()) {
            return;
        }
        Exchange now = phase.queue().current();
        long arrived = phase.batches();
        boolean sameAsBefore = now != null && now == awaited && arrived == batches && !phase.isPaused();
        quiet = sameAsBefore ? quiet + 1 : 0;
        awaited = now;
        batches = arrived;
        if (quiet >= LOOKS) {
            close.accept(new MySqlTimeoutException(
                    "the connection is closed: an answer was due, and nothing came from the server within the readTimeout of "
                            + timeout.toMillis() + " ms",
                    null,
                    true));
        } else {
            next();
        }
    }
}
