package io.aiomysql.internal.session;

import io.aiomysql.internal.session.SideChannel.Outcome;
import java.time.Duration;

/**
 * Decides when a cancelled statement is killed, so that the kill can hit no other one. Reads no clock, sends nothing; used by
 * the queue's drainer alone.
 *
 * <pre>
 *   quiet ── the last command in flight is cancelled ──► holding ── only cancelled ones in flight ──► killing
 *     ▲                                                     │                                         │  ▲  │
 *     ├────────────────── answered first ◄──────────────────┘          KILL confirmed, not answered ◄─┘  │  │
 *     │                                                                     resting ── after a time ─────┘  │
 *     ├─── absorber sent ◄── answered, and KILL was confirmed ◄────────────────┘                            │
 *     ├─── absorber sent ◄── KILL confirmed, the last one ◄─── late ◄── all answered, KILL not confirmed ◄──┤
 *     ├────────────────────── withdrawn, or not possible ◄──────┘                                           │
 *     └────────────────────── not possible ◄────────────────────────────────────────────────────────────────┘
 *   resting for too long ──► give up;  KILL sent and its answer lost ──► distrust
 * </pre>
 *
 * <p>In all states but quiet nothing is sent, so that nothing comes behind the target. Where commands that were not cancelled
 * are in flight behind a cancelled one, it is not killed, and nothing is held: it would help nobody.
 *
 * <p>KILL QUERY is repeated while the statement goes on: the server drops one that overtakes its statement, which travels on
 * another connection.
 */
final class Cancellation {

    private static final Duration FIRST_REST = Duration.ofMillis(20);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final long budget;
    private State state = State.QUIET;

    /** The number of the command that KILL was asked for. */
    private long target;

    /** When the first KILL for the target was asked for. */
    private long since;

    /** A KILL was confirmed, and no absorber was sent since. */
    private boolean confirmed;

    private Duration rest = FIRST_REST;

    private enum State {
        /** No cancelled command is in the way. */
        QUIET,
        /** The last command in flight is cancelled, and others before it are not. */
        HOLDING,
        /** KILL was asked for, and a cancelled command is in flight. */
        KILLING,
        /** KILL was asked for, and nothing is in flight any more. */
        LATE,
        /** KILL was confirmed, and the command goes on. */
        RESTING,
        /** The connection is to be closed. */
        OVER
    }

    /**
     * What is in flight.
     *
     * @param current the number of the command whose answer is due; 0 if none is
     * @param lastIsCancelled whether the last thing on the wire is a cancelled command
     * @param allAreCancelled whether all commands in flight are
     */
    record Scene(long current, boolean lastIsCancelled, boolean allAreCancelled) {

        static final Scene EMPTY = new Scene(0, false, false);
    }

    /**
     * Creates a machine.
     *
     * @param budget how long a statement may go on after KILL
     */
    Cancellation(Duration budget) {
        this.budget = budget.toNanos();
    }

    /** Says whether nothing may be sent. */
    boolean isHolding() {
        return state != State.QUIET;
    }

    /** Something was cancelled, or answered. */
    CancelAction looked(Scene scene, long now) {
        return switch (state) {
            case QUIET, HOLDING -> begin(scene, now);
            case KILLING -> {
                if (scene.current() != 0) {
                    yield new CancelAction.Wait();
                }
                state = State.LATE;
                yield new CancelAction.Withdraw();
            }
            case RESTING -> scene.current() == target ? new CancelAction.Wait() : endOrGoOn(scene.current(), now);
            case LATE, OVER -> new CancelAction.Wait();
        };
    }

    private CancelAction begin(Scene scene, long now) {
        if (!scene.lastIsCancelled()) {
            state = State.QUIET;
            return new CancelAction.Wait();
        }
        if (!scene.allAreCancelled()) {
            state = State.HOLDING;
            return new CancelAction.Wait();
        }
        return kill(scene.current(), now);
    }

    private CancelAction kill(long number, long now) {
        if (target != number) {
            target = number;
            since = now;
            rest = FIRST_REST;
        }
        state = State.KILLING;
        return new CancelAction.Kill();
    }

    /** KILL has an outcome. */
    CancelAction killed(Outcome outcome, Scene scene, long now) {
        if (state != State.KILLING && state != State.LATE) {
            return new CancelAction.Wait();
        }
        if (outcome == Outcome.UNKNOWN) {
            state = State.OVER;
            return new CancelAction.Distrust();
        }
        confirmed |= outcome == Outcome.DONE;
        if (!confirmed) {
            state = State.QUIET;
            return new CancelAction.Wait();
        }
        return scene.current() == target ? rest() : endOrGoOn(scene.current(), now);
    }

    /** A KILL was taken back before it was sent. */
    CancelAction withdrawn() {
        return confirmed ? absorb() : quiet();
    }

    /** The time that {@link CancelAction.WaitFor} named is over. */
    CancelAction rested(Scene scene, long now) {
        if (state != State.RESTING) {
            return new CancelAction.Wait();
        }
        if (scene.current() == target && now - since >= budget) {
            state = State.OVER;
            return new CancelAction.GiveUp();
        }
        return endOrGoOn(scene.current(), now);
    }

    private CancelAction endOrGoOn(long current, long now) {
        return current == 0 ? absorb() : kill(current, now);
    }

    private CancelAction rest() {
        state = State.RESTING;
        Duration time = rest;
        rest = time.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? time.multipliedBy(2) : LONGEST_REST;
        return new CancelAction.WaitFor(time);
    }

    private CancelAction absorb() {
        confirmed = false;
        state = State.QUIET;
        return new CancelAction.Absorb();
    }

    private CancelAction quiet() {
        state = State.QUIET;
        return new CancelAction.Wait();
    }
}
