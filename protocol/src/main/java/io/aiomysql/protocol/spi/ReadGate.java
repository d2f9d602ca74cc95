package io.aiomysql.protocol.spi;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a connection may read. Pausing costs no system call and no task: the event loop learns of it when there is something to
 * read, and only then stops watching the socket.
 *
 * <pre>
 *   OPEN ◄──pause / resume──► PAUSED ──the loop sees it──► SHUT ──resume: the loop must be told──► OPEN
 * </pre>
 */
public final class ReadGate {

    private enum State {
        OPEN,
        PAUSED,
        SHUT
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** Creates an open gate. */
    public ReadGate() {}

    /** Pauses; from any thread. */
    public void pause() {
        state.compareAndSet(State.OPEN, State.PAUSED);
    }

    /**
     * Resumes; from any thread.
     *
     * @return true when the event loop has stopped watching the socket, and must be told
     */
    public boolean resume() {
        return !state.compareAndSet(State.PAUSED, State.OPEN) && state.compareAndSet(State.SHUT, State.OPEN);
    }

    /**
     * Asks whether reading is paused, in which case the event loop, which asks, must stop watching the socket.
     *
     * @return true when paused
     */
    public boolean shut() {
        state.compareAndSet(State.PAUSED, State.SHUT);
        return state.get() == State.SHUT;
    }
}
