package io.aiomysql.internal.session;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.future.Timeout;
import io.aiomysql.internal.session.SideChannel.Outcome;
import io.aiomysql.protocol.Capabilities;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way that all cancels take: carries out what {@link Cancellation} decides. Used by the queue's drainer, which it wakes when
 * something has happened.
 */
final class CancelPath {

    private final Cancellation machine;
    private final Duration budget;
    private final Capabilities capabilities;
    private final Supplier<Cancellation.Scene> scene;
    private final Runnable wake;
    private final Consumer<MySqlConnectionException> close;

    /** Null as long as nothing can be killed. */
    private volatile @Nullable SideChannel channel;

    /** Somebody has cancelled something since the last look. */
    private volatile boolean cancelled;

    /** The outcome of the KILL that was asked for, until the drainer takes it. */
    private volatile @Nullable Outcome outcome;

    private volatile boolean rested;

    /** Nothing may be sent, so that the drainer is to be called after each answer; written by the drainer. */
    private volatile boolean holding;

    private SideChannel.@Nullable Request request;
    private @Nullable Timeout alarm;
    private @Nullable Exchange absorber;

    /**
     * Creates the path of one connection.
     *
     * @param budget how long a statement may go on after KILL
     * @param scene tells what is in flight
     * @param wake makes the drainer call {@link #advance}
     * @param close closes the connection
     */
    CancelPath(
            Duration budget,
            Capabilities capabilities,
            Supplier<Cancellation.Scene> scene,
            Runnable wake,
            Consumer<MySqlConnectionException> close) {
        this.machine = new Cancellation(budget);
        this.budget = budget;
        this.capabilities = capabilities;
        this.scene = scene;
        this.wake = wake;
        this.close = close;
    }

    /** Sets what kills; from any thread. */
    void channel(SideChannel chosen) {
        channel = chosen;
    }

    /** Something that may be in flight was cancelled; from any thread. The drainer is still to be woken. */
    void cancelled() {
        cancelled = true;
    }

    /** Says whether there is anything to advance. */
    boolean isActive() {
        return cancelled || holding;
    }

    /** Says whether nothing may be sent. */
    boolean isHolding() {
        return holding;
    }

    /** Returns the command that must be sent before any other; null if there is none. */
    @Nullable
    Exchange absorber() {
        Exchange due = absorber;
        absorber = null;
        return due;
    }

    /** Acts on what has happened. */
    void advance() {
        if (!isActive()) {
            return;
        }
        cancelled = false;
        if (channel == null && !holding) {
            return;
        }
        look();
        if (rested) {
            rested = false;
            act(machine.rested(scene.get(), System.nanoTime()));
        }
        for (Outcome told = outcome; told != null; told = outcome) {
            outcome = null;
            act(machine.killed(told, scene.get(), System.nanoTime()));
            if (machine.isHolding()) {
                look();
            }
        }
        holding = machine.isHolding();
    }

    /** The connection is over, and nothing will be sent or answered: what was cancelled just before may still be running. */
    void over() {
        if (cancelled && !holding && channel != null) {
            look();
        }
        cancelled = false;
    }

    /** An answer that comes meanwhile calls the drainer only if this connection is known to be holding: looks again. */
    private void look() {
        Cancellation.Scene seen;
        do {
            seen = scene.get();
            act(machine.looked(seen, System.nanoTime()));
            holding = machine.isHolding();
        } while (holding && !seen.equals(scene.get()));
    }

    private void act(CancelAction action) {
        if (action instanceof CancelAction.Kill) {
            kill();
        } else if (action instanceof CancelAction.Withdraw) {
            SideChannel.Request asked = request;
            if (asked != null && asked.withdraw()) {
                act(machine.withdrawn());
            }
        } else if (action instanceof CancelAction.WaitFor rest) {
            alarm = Timeout.schedule(rest.time(), this::rested);
        } else if (action instanceof CancelAction.Absorb) {
            stopAlarm();
            absorber = new LateKillAbsorber(capabilities);
        } else if (action instanceof CancelAction.GiveUp) {
            close.accept(new MySqlTimeoutException(
                    "the connection is closed: a cancelled statement did not end within the cancelTimeout of "
                            + budget.toMillis() + " ms after KILL QUERY",
                    null,
                    false));
        } else if (action instanceof CancelAction.Distrust) {
            close.accept(new MySqlConnectionException(
                    "the connection is closed: the connection that sent KILL QUERY for a cancelled statement was lost, and a"
                            + " kill that comes late would hit another statement",
                    null,
                    false));
        }
    }

    private void kill() {
        stopAlarm();
        SideChannel asked = channel;
        if (asked == null) {
            told(Outcome.NOT_DONE);
            return;
        }
        try {
            request = asked.kill(this::told);
        } catch (RuntimeException | Error e) {
            told(Outcome.UNKNOWN);
        }
    }

    private void stopAlarm() {
        Timeout pending = alarm;
        if (pending != null) {
            pending.cancel();
            alarm = null;
        }
    }

    private void told(Outcome known) {
        outcome = known;
        wake.run();
    }

    private void rested() {
        rested = true;
        wake.run();
    }
}
