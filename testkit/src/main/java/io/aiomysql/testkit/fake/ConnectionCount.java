package io.aiomysql.testkit.fake;

import java.time.Duration;

/** Counts connections that come and go, so that a test can say that none was left open. Safe for use by many threads. */
public final class ConnectionCount {

    private final Monitor monitor = new Monitor();
    private int accepted;
    private int closed;

    /** Begins with no connection. */
    public ConnectionCount() {}

    /**
     * Counts a connection as accepted.
     *
     * @return its number, from 1
     */
    public int accept() {
        monitor.update(() -> accepted++);
        return accepted();
    }

    /** Counts a connection as closed by the client. To be called once for each. */
    public void close() {
        monitor.update(() -> closed++);
    }

    /**
     * Returns how many connections were accepted.
     *
     * @return the count
     */
    public int accepted() {
        return monitor.read(() -> accepted);
    }

    /**
     * Returns how many connections the client still holds open.
     *
     * @return the count
     */
    public int open() {
        return monitor.read(() -> accepted - closed);
    }

    /**
     * Waits until the client holds no connection open.
     *
     * @param timeout how long at most
     * @throws AssertionError if there is one open then
     */
    public void awaitAllClosed(Duration timeout) {
        if (!monitor.await(() -> accepted == closed, timeout)) {
            throw new AssertionError(open() + " of " + accepted() + " connections are still open after " + timeout);
        }
    }
}
