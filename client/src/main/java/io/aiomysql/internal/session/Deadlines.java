package io.aiomysql.internal.session;

import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of one connection's calls. There is one alarm, for the limit that ends first; it is set when there is none that
 * rings earlier, and not taken back when its call is done.
 *
 * <p>A call that has used up its time fails as the queue's drainer, which knows whether anything was sent of it, and takes the way
 * of a cancelled one.
 */
final class Deadlines {

    /** A limit that is longer is none. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private static final int FEW = 1_000;

    private final CommandQueue queue;
    private final Duration usual;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@code lock}, like all that follows. */
    private final Queue<Deadline> pending = new PriorityQueue<>((a, b) -> Long.signum(a.at() - b.at()));

    /** With this many, those that are done and not the first are looked for too. */
    private int sweepAt = FEW;

    private @Nullable Timeout alarm;
    private long ringsAt;
    private boolean stopped;

    private record Deadline(long at, Duration limit, Completion<?> completion) {}

    /**
     * Creates an empty collection.
     *
     * @param usual the limit of calls that have none of their own; zero for none
     */
    Deadlines(CommandQueue queue, Duration usual) {
        this.queue = queue;
        this.usual = usual;
    }

    /** Begins to count the time of a call. */
    void add(Completion<?> completion, @Nullable Duration own) {
        Duration limit = own != null ? own : usual;
        if (limit.isZero() || limit.compareTo(FOREVER) > 0) {
            return;
        }
        long now = System.nanoTime();
        Deadline added = new Deadline(now + limit.toNanos(), limit, completion);
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            forgetDone();
            pending.add(added);
            sweep();
            set(now);
        } finally {
            lock.unlock();
        }
    }

    /** Watches no call any more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            pending.clear();
            if (alarm != null) {
                alarm.cancel();
                alarm = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void ring() {
        List<Deadline> due = new ArrayList<>();
        lock.lock();
        try {
            alarm = null;
            long now = System.nanoTime();
            forgetDone();
            for (Deadline next = pending.peek(); next != null && next.at() - now <= 0; next = pending.peek()) {
                due.add(next);
                pending.remove();
                forgetDone();
            }
            set(now);
        } finally {
            lock.unlock();
        }
        due.forEach(passed -> queue.asDrainer(() -> expire(passed)));
    }

    /**
     * A call with a long limit would be kept, with its result, as long as there are always others before it that are not done. What is
     * done is at least half of what is looked at, or the next look comes later.
     */
    private void sweep() {
        if (pending.size() >= sweepAt) {
            pending.removeIf(next -> next.completion().isAbandoned());
            sweepAt = Math.max(FEW, 2 * pending.size());
        }
    }

    private void forgetDone() {
        for (Deadline next = pending.peek(); next != null && next.completion().isAbandoned(); next = pending.peek()) {
            pending.remove();
        }
    }

    private void set(long now) {
        Deadline first = pending.peek();
        if (first == null || (alarm != null && ringsAt - first.at() <= 0)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        ringsAt = first.at();
        alarm = Timeout.schedule(Duration.ofNanos(Math.max(1, ringsAt - now)), this::ring);
    }

    private static void expire(Deadline passed) {
        Completion<?> completion = passed.completion();
        if (!completion.isAbandoned()) {
            boolean sent = completion.isSent();
            completion.expire(new MySqlTimeoutException(
                    "not completed within the time limit of " + passed.limit().toMillis()
                            + " ms (queryTimeout, or the Query's timeout): "
                            + (sent
                                    ? "the statement was sent, and is stopped on the server where that is possible"
                                    : "the statement was not run"),
                    null,
                    sent));
        }
    }
}
