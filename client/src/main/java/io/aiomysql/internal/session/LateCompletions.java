package io.aiomysql.internal.session;

import io.aiomysql.protocol.spi.TransportConnection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Completes futures. A drainer that is not the event loop leaves them to the event loop: a callback that waited would wait for
 * the drainer, which is its own thread.
 */
final class LateCompletions {

    private final TransportConnection transport;
    private final BooleanSupplier closed;
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    /** Who drains; null while nobody does. */
    private volatile @Nullable Thread drainer;

    LateCompletions(TransportConnection transport, BooleanSupplier closed) {
        this.transport = transport;
        this.closed = closed;
    }

    /** The current thread begins to drain. */
    void drainBegins() {
        drainer = Thread.currentThread();
    }

    /** The current thread may not be the drainer any more. */
    void drainEnds() {
        drainer = null;
    }

    /** Completes a future now, or after the draining; from any thread. */
    void complete(Runnable completing) {
        boolean isLate = drainer == Thread.currentThread() && !transport.inEventLoop();
        if (!isLate || !leave(completing)) {
            completing.run();
        }
    }

    /** Keeps a completion for later; false if there is no memory for that. */
    private boolean leave(Runnable completing) {
        try {
            return late.add(completing);
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** The draining is over: hands over what it left. */
    void handOver() {
        if (late.isEmpty()) {
            return;
        }
        boolean handedOver = false;
        try {
            if (!closed.getAsBoolean()) {
                transport.execute(this::completeAll);
                handedOver = true;
            }
        } catch (RuntimeException | Error e) {
            // There is no memory for a task.
        }
        if (!handedOver || closed.getAsBoolean()) {
            // The event loop may have ended, and the task been dropped.
            completeAll();
        }
    }

    private void completeAll() {
        for (Runnable next = late.poll(); next != null; next = late.poll()) {
            next.run();
        }
    }
}
