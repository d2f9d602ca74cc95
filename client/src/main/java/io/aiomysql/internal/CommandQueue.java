package io.aiomysql.internal;

import io.aiomysql.MySqlException;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.spi.TransportConnection;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way out, and those whose answers are due.
 *
 * <pre>
 *   submit ──► waiting ── drain: encode, one write for all ──► in flight ── answered ──► done
 * </pre>
 *
 * <p>Whoever finds nothing in flight sends at once, on its own thread: a lone statement takes no detour. Everyone else leaves
 * the command to the event loop's next turn, which sends all that has gathered in one write. {@code work} makes one thread
 * at a time the drainer, without a lock that the event loop could have to wait for: a second one only leaves its mark, and the
 * first goes round again.
 */
final class CommandQueue {

    /** Commands are gathered up to this many bytes before they are written. */
    private static final int GATHERED = 1 << 20;

    /** A larger buffer is not kept. */
    private static final int KEPT = 1 << 16;

    private final TransportConnection transport;
    private final int depth;
    private final Queue<Exchange> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Exchange> inFlight = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlightCount = new AtomicInteger();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean flushDue = new AtomicBoolean();

    /** Used by the drainer alone. */
    private final PacketWriter out = new PacketWriter();

    /** The transport has the buffer; set by the drainer, cleared when the buffer comes back. */
    private volatile boolean lent;

    private volatile @Nullable MySqlException closed;

    /** On the event loop: whether packets are being handled, so that what is submitted leaves when they are. */
    private boolean dispatching;

    /**
     * Creates an empty queue.
     *
     * @param transport where to write
     * @param depth how many commands may be in flight
     * @param lent whether the transport still has a buffer of the login
     */
    CommandQueue(TransportConnection transport, int depth, boolean lent) {
        this.transport = transport;
        this.depth = depth;
        this.lent = lent;
    }

    /** Takes a command from any thread. One that comes too late fails. */
    void submit(Exchange exchange) {
        boolean idle = inFlightCount.get() == 0 && waiting.isEmpty();
        waiting.add(exchange);
        boolean onLoop = transport.inEventLoop();
        if (closed != null || (idle && !onLoop)) {
            drain();
        } else if (!onLoop || !dispatching) {
            requestFlush();
        }
    }

    /** Returns the command whose answer is due; on the event loop. */
    @Nullable
    Exchange current() {
        return inFlight.peek();
    }

    /** Takes the command whose answer is complete out; on the event loop. */
    void answered() {
        inFlight.poll();
        inFlightCount.decrementAndGet();
    }

    /** Holds back what is submitted from within the event loop until {@link #endDispatch}. */
    void beginDispatch() {
        dispatching = true;
    }

    /** Sends what has gathered while packets were handled. */
    void endDispatch() {
        dispatching = false;
        if (!waiting.isEmpty()) {
            drain();
        }
    }

    /** The transport has given the buffer back. */
    void written() {
        lent = false;
        drain();
    }

    /** Fails all commands, those in flight too, and every later one. */
    void close(MySqlException reason) {
        closed = reason;
        drain();
    }

    private void requestFlush() {
        if (flushDue.compareAndSet(false, true)) {
            transport.execute(() -> {
                flushDue.set(false);
                drain();
            });
        }
        if (closed != null) {
            // The event loop may have ended, and the task been dropped.
            drain();
        }
    }

    private void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            MySqlException reason = closed;
            if (reason == null) {
                send();
            } else {
                failAll(reason);
            }
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void send() {
        while (!lent) {
            out.clear(KEPT);
            encodeWaiting();
            if (out.size() == 0) {
                return;
            }
            lent = true;
            if (transport.write(ByteBuffer.wrap(out.array(), 0, out.size()))) {
                lent = false;
            }
        }
    }

    private void encodeWaiting() {
        boolean more = true;
        while (more && out.size() < GATHERED && inFlightCount.get() < depth) {
            more = encodeNext();
        }
    }

    /** Encodes the next command if it is still wanted; false when none waits. */
    private boolean encodeNext() {
        Exchange next = waiting.poll();
        if (next == null) {
            return false;
        }
        if (!next.isUnwanted() && encode(next)) {
            inFlightCount.incrementAndGet();
            inFlight.add(next);
            next.sent();
        }
        return true;
    }

    /** Fails a command that cannot be written, as one beyond what an array holds; those behind it are none the worse. */
    private boolean encode(Exchange next) {
        try {
            out.begin(0);
            next.command().encode(out);
            next.expectSequence(out.end());
            return true;
        } catch (RuntimeException e) {
            out.abandon();
            next.fail(e);
        } catch (OutOfMemoryError e) {
            out.abandon();
            next.fail(new IllegalArgumentException("there is no memory for sending a statement of this size", e));
        }
        return false;
    }

    private void failAll(MySqlException reason) {
        Exchange exchange = inFlight.poll();
        while (exchange != null) {
            inFlightCount.decrementAndGet();
            exchange.fail(Failures.forStatement(reason, true));
            exchange = inFlight.poll();
        }
        exchange = waiting.poll();
        while (exchange != null) {
            exchange.fail(Failures.forStatement(reason, false));
            exchange = waiting.poll();
        }
    }
}
