package io.aiomysql.internal.open;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Query;
import io.aiomysql.internal.connection.RealConnection;
import io.aiomysql.internal.future.Futures;
import io.aiomysql.internal.future.Timeout;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SideChannel;
import io.aiomysql.internal.session.SideChannel.Outcome;
import io.aiomysql.protocol.ErrorCode;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection that sends KILL QUERY for others, several in one flight.
 *
 * <pre>
 *   closed ── a kill is asked for ──► opening ── set up ──► open ── no kill for a second ──► closed
 *     ▲                                  │                   │
 *     └── failed: all kills that wait ◄──┴──── lost ◄────────┘
 * </pre>
 *
 * <p>After a failure it is not opened again for a moment. All methods may be called from any thread.
 */
final class SideConnection {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final SideConnections all;
    private final @Nullable SocketAddress address;
    private final ReentrantLock lock = new ReentrantLock();

    /** Not sent yet; guarded by {@code lock}, like all that follows. */
    private List<Kill> waiting = new ArrayList<>();

    private boolean opening;
    private @Nullable RealConnection open;

    /** How many kills are sent and not answered. */
    private int unanswered;

    /** How many kills were asked for, to know whether it was idle. */
    private long asked;

    private long failedAt;
    private boolean failed;

    SideConnection(SideConnections all, @Nullable SocketAddress address) {
        this.all = all;
        this.address = address;
    }

    /** Returns what kills the statements of one thread of the server. */
    SideChannel channel(ServerThread thread) {
        return told -> kill(new Kill(thread, told));
    }

    private final class Kill implements SideChannel.Request {

        private final ServerThread target;
        private final Consumer<Outcome> told;

        Kill(ServerThread target, Consumer<Outcome> told) {
            this.target = target;
            this.told = told;
        }

        @Override
        public boolean withdraw() {
            lock.lock();
            try {
                return waiting.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    private Kill kill(Kill kill) {
        boolean toOpen = false;
        RealConnection connection = null;
        boolean refused = false;
        lock.lock();
        try {
            asked++;
            if (open != null && !open.isClosed()) {
                connection = open;
                unanswered++;
            } else if (failed && System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE.toNanos()) {
                refused = true;
            } else {
                waiting.add(kill);
                open = null;
                toOpen = !opening;
                opening = true;
            }
        } finally {
            lock.unlock();
        }
        if (refused) {
            kill.told.accept(Outcome.NOT_DONE);
        } else if (connection != null) {
            send(connection, kill);
        } else if (toOpen) {
            open();
        }
        return kill;
    }

    private void open() {
        try {
            var unused = all.open(address).whenComplete((connection, failure) -> {
                if (failure == null) {
                    opened(connection);
                } else {
                    failed(Futures.unwrapped(failure));
                }
            });
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void opened(RealConnection connection) {
        List<Kill> due;
        lock.lock();
        try {
            opening = false;
            failed = false;
            open = connection;
            due = takeWaiting();
            unanswered += due.size();
        } finally {
            lock.unlock();
        }
        due.forEach(kill -> send(connection, kill));
        closeIfIdle();
    }

    private void failed(Throwable failure) {
        List<Kill> undone;
        lock.lock();
        try {
            opening = false;
            failed = true;
            failedAt = System.nanoTime();
            undone = takeWaiting();
        } finally {
            lock.unlock();
        }
        all.report(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getName()));
        undone.forEach(kill -> kill.told.accept(Outcome.NOT_DONE));
    }

    private List<Kill> takeWaiting() {
        List<Kill> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private void send(RealConnection connection, Kill kill) {
        ServerThread own = connection.serverThread();
        if (own == null || !own.isOnServerOf(kill.target)) {
            all.report(
                    "a second connection to this address reaches another server, or a proxy that does not tell which");
            answered(kill, Outcome.NOT_DONE);
            return;
        }
        Query query = Query.of("KILL QUERY " + Long.toUnsignedString(kill.target.id()))
                .timeout(all.patience());
        var unused = connection.query(query).whenComplete((done, failure) -> {
            Outcome outcome = failure == null ? Outcome.DONE : outcome(Futures.unwrapped(failure));
            if (outcome == Outcome.UNKNOWN) {
                connection.close();
            }
            answered(kill, outcome);
        });
    }

    private Outcome outcome(Throwable failure) {
        if (failure instanceof MySqlServerException refusal) {
            if (refusal.code() == ErrorCode.ER_KILL_DENIED_ERROR) {
                all.report(String.valueOf(refusal.getMessage()));
            }
            return Outcome.NOT_DONE;
        }
        return failure instanceof MySqlConnectionException lost && !lost.mayHaveExecuted()
                ? Outcome.NOT_DONE
                : Outcome.UNKNOWN;
    }

    private void answered(Kill kill, Outcome outcome) {
        lock.lock();
        try {
            unanswered--;
        } finally {
            lock.unlock();
        }
        kill.told.accept(outcome);
        closeIfIdle();
    }

    private void closeIfIdle() {
        lock.lock();
        try {
            if (unanswered == 0 && open != null) {
                long before = asked;
                var unused = Timeout.schedule(IDLE, () -> idle(before));
            }
        } finally {
            lock.unlock();
        }
    }

    private void idle(long before) {
        RealConnection idle = null;
        lock.lock();
        try {
            if (asked == before && unanswered == 0) {
                idle = open;
                open = null;
            }
        } finally {
            lock.unlock();
        }
        if (idle != null) {
            var unused = idle.closeGracefully();
        }
    }
}
