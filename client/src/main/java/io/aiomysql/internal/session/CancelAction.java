package io.aiomysql.internal.session;

import java.time.Duration;

/** What {@link Cancellation} asks for. */
sealed interface CancelAction {

    /** Nothing is to be done now. */
    record Wait() implements CancelAction {}

    /** Ask the side channel for KILL QUERY. */
    record Kill() implements CancelAction {}

    /** Take the KILL QUERY back if it was not sent yet. */
    record Withdraw() implements CancelAction {}

    /** The statement has not ended, perhaps because KILL QUERY came before it: look again after a time. */
    record WaitFor(Duration time) implements CancelAction {}

    /** Send a command that takes a late KILL QUERY upon itself, before anything else. */
    record Absorb() implements CancelAction {}

    /** The statement has not ended in time: close the connection. */
    record GiveUp() implements CancelAction {}

    /** It is not known whether a KILL QUERY is still to come: close the connection. */
    record Distrust() implements CancelAction {}
}
