package io.aiomysql.internal.session;

import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.future.Timeout;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which an answer is due and nothing arrives for too long. It looks four times in that time, so that the
 * connection is closed at most a quarter late. Used on its alarm's threads, one after the other.
 */
public final class ReadWatch {

    private static final int LOOKS = 4;

    private final CommandPhase phase;
    private final Duration timeout;
    private final Consumer<MySqlTimeoutException> close;

    /** Keeps the connection in memory, until it rings or is stopped. */
    private volatile @Nullable Timeout alarm;

    private volatile boolean stopped;

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
     * Watches a connection until {@link #stop}.
     *
     * @param timeout how long nothing may arrive; zero for no limit
     * @param close closes the connection
     */
    public static ReadWatch start(CommandPhase phase, Duration timeout, Consumer<MySqlTimeoutException> close) {
        ReadWatch watch = new ReadWatch(phase, timeout, close);
        if (!timeout.isZero()) {
            watch.next();
        }
        return watch;
    }

    /** The connection is closed; from any thread. */
    public void stop() {
        stopped = true;
        Timeout pending = alarm;
        if (pending != null) {
            pending.cancel();
        }
    }

    private void next() {
        Timeout next = Timeout.schedule(timeout.dividedBy(LOOKS).plusNanos(1), this::look);
        alarm = next;
        if (stopped) {
            next.cancel();
        }
    }

    private void look() {
        if (stopped || phase.queue().isClosed()) {
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
