package io.aiomysql.internal.event;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what listeners throw from everybody else, and logs it once. */
final class ListenerFailures {

    private final AtomicBoolean reported;

    ListenerFailures(AtomicBoolean reported) {
        this.reported = reported;
    }

    /** Runs a call; nothing escapes. */
    void guard(Runnable call) {
        try {
            call.run();
        } catch (Throwable t) {
            report(t);
        }
    }

    void report(Throwable thrown) {
        if (!reported.compareAndSet(false, true)) {
            return;
        }
        try {
            System.getLogger("io.aiomysql")
                    .log(
                            Level.WARNING,
                            "a listener, or the executor that it is called on, has thrown an exception; events may be missing"
                                    + " from what it counts, and further exceptions are not logged",
                            thrown);
        } catch (Throwable t) {
            // There is nobody left to tell: a listener must not do harm, and no more must the log.
        }
    }
}
