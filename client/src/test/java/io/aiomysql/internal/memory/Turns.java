package io.aiomysql.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Turns a session's event loop while other threads are at work, and collects what the client sends. */
public final class Turns {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final MemorySession session;
    private final List<String> sent = new ArrayList<>();

    public Turns(MemorySession session) {
        this.session = session;
    }

    /** All that was sent so far; the list grows. */
    public List<String> sent() {
        return sent;
    }

    public void until(String last) {
        until(() -> sent.contains(last));
    }

    public void until(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("sent: %s", sent).isLessThan(PATIENCE);
            session.socket().turn();
            sent.addAll(session.sent());
            Thread.onSpinWait();
        }
        sent.addAll(session.sent());
    }
}
