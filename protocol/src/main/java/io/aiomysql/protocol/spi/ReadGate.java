package io.aiomysql.protocol.spi;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Says whether a connection may read from its socket. Pausing needs no system call and no task: the event loop notices
 * it when there is something to read, and only then stops watching the socket.
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

    /** Pauses reading. May be called from any thread. */
    public void pause() {
        state.compareAndSet(State.OPEN, State.PAUSED);
    }

    /**
     * Resumes reading. May be called from any thread.
     *
     * @return true if the event loop has stopped watching the socket and must be told to watch it again
     */
    public boolean resume() {
        return !state.compareAndSet(State.PAUSED, State.OPEN) && state.compareAndSet(State.SHUT, State.OPEN);
    }

    /**
     * Says whether reading is paused. The event loop calls this method, and must stop watching the socket if the answer
     * is true.
     *
     * @return true if reading is paused
     */
    public boolean shut() {
        state.compareAndSet(State.PAUSED, State.SHUT);
        return state.get() == State.SHUT;
    }
}
