package io.aiomysql.internal.session;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.spi.TransportConnection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Operations on their way out, and commands whose answers are due.
 *
 * <pre>
 *   submit ──► waiting ──► sending ── drain: encode, one write for all ──► in flight ── answered ──► done
 *                             ▲                                                            │
 *                             └──── resume: nothing was sent behind it, and it goes on ────┘
 * </pre>
 *
 * <p>One operation at a time is sending: whatever is behind it waits until its last command has left.
 *
 * <p>Whoever finds nothing in flight sends at once, on its own thread: a lone statement takes no detour. Everyone else leaves
 * the command to the event loop's next turn, which sends all that has gathered in one write. {@code work} makes one thread
 * at a time the drainer, without a lock that the event loop could have to wait for: a second one only leaves its mark, and the
 * first goes round again.
 */
public final class CommandQueue {

    /** Commands are gathered up to this many bytes before they are written. */
    private static final int GATHERED = 1 << 20;

    private final TransportConnection transport;
    private final Outgoing outgoing;
    private final int depth;
    private final Queue<Operation> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Resumption> resuming = new ConcurrentLinkedQueue<>();
    private final Queue<Exchange> inFlight = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlightCount = new AtomicInteger();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean flushDue = new AtomicBoolean();

    /** Set before anything is submitted. */
    private Upkeep upkeep = Upkeep.NONE;

    /** Used by the drainer alone. */
    private final PacketWriter out;

    /** Counts the commands that are answered; used by the drainer. */
    private long sent;

    /** Completions that are due when the draining is over. */
    private final Queue<Runnable> completions = new ConcurrentLinkedQueue<>();

    /** Who drains; null while nobody does. */
    private volatile @Nullable Thread drainer;

    /** The operation that is being sent; set by the drainer. */
    private volatile @Nullable Operation sending;

    private volatile @Nullable MySqlException closed;

    /** On the event loop: whether packets are being handled, so that what is submitted leaves when they are. */
    private boolean dispatching;

    /**
     * An operation that would go on.
     *
     * @param operation what goes on
     * @param last its command that was answered last
     * @param otherwise called on the drainer when something was sent behind that, or the connection is closed
     */
    public record Resumption(Operation operation, Exchange last, Runnable otherwise) {}

    /**
     * Creates an empty queue.
     *
     * @param transport the connection
     * @param outgoing where to write; the transport may still have what the login wrote
     * @param depth how many commands may be in flight
     */
    public CommandQueue(TransportConnection transport, Outgoing outgoing, int depth) {
        this.transport = transport;
        this.outgoing = outgoing;
        this.out = outgoing.packets();
        this.depth = depth;
    }

    /** Sets what the drainer looks after before it goes on with the operations; called before anything is submitted. */
    public void upkeep(Upkeep chosen) {
        upkeep = chosen;
    }

    /** Returns how many commands are answered, which is the number of the last one; on the drainer. */
    public long answeredCount() {
        return sent - inFlightCount.get();
    }

    /** Takes an operation from any thread. One that comes too late fails. */
    void submit(Operation operation) {
        boolean idle = inFlightCount.get() == 0 && waiting.isEmpty();
        waiting.add(operation);
        boolean onLoop = transport.inEventLoop();
        if (closed != null || (idle && !onLoop)) {
            drain();
        } else if (!onLoop || !dispatching) {
            requestFlush();
        }
    }

    /**
     * Lets an operation go on whose last answer has just come, ahead of those that wait, if nothing was sent behind it; on the
     * event loop, while packets are handled. Whether something was, the drainer knows, and nobody waits for it.
     */
    public void resume(Resumption resumption) {
        resuming.add(resumption);
    }

    /** Looks again whether there is something to send; from any thread. */
    public void wake() {
        requestFlush();
    }

    /**
     * Completes a future; from any thread. A drainer that is not the event loop leaves it to that: whoever waited in a callback
     * would wait for the drainer, which is itself.
     */
    public void complete(Runnable completing) {
        if (drainer == Thread.currentThread() && !transport.inEventLoop()) {
            completions.add(completing);
        } else {
            completing.run();
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
        if (!waiting.isEmpty() || !resuming.isEmpty() || sending != null || upkeep.isDue()) {
            drain();
        }
    }

    /** The transport has given the buffer back. */
    void written() {
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
        if (work.getAndIncrement() == 0) {
            drainOn();
            if (!completions.isEmpty()) {
                completeOnLoop();
            }
        }
    }

    private void completeOnLoop() {
        if (closed == null) {
            transport.execute(this::completeAll);
        }
        if (closed != null) {
            // The event loop may have ended, and the task been dropped.
            completeAll();
        }
    }

    private void completeAll() {
        for (Runnable next = completions.poll(); next != null; next = completions.poll()) {
            next.run();
        }
    }

    private void drainOn() {
        int seen = 1;
        do {
            drainer = Thread.currentThread();
            MySqlException reason = closed;
            if (reason == null) {
                send();
            } else {
                failAll(reason);
            }
            drainer = null;
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void send() {
        while (!outgoing.isBusy()) {
            outgoing.clear();
            encodeWaiting();
            if (out.size() == 0) {
                return;
            }
            outgoing.write();
        }
    }

    private void encodeWaiting() {
        boolean more = true;
        while (more && out.size() < GATHERED && inFlightCount.get() < depth) {
            more = encodeNext();
        }
    }

    /** Encodes the next command; false when there is none to send now. */
    private boolean encodeNext() {
        Exchange due = upkeep.next();
        if (due != null) {
            send(due);
            return true;
        }
        resume();
        Operation operation = sending;
        if (operation == null) {
            operation = waiting.poll();
            if (operation == null) {
                return false;
            }
            if (operation.isAbandoned()) {
                return true;
            }
            sending = operation;
        }
        Exchange next = operation.next();
        if (next != null) {
            send(next);
        }
        if (operation.isSent()) {
            sending = null;
            return true;
        }
        return next != null;
    }

    private void send(Exchange next) {
        if (encode(next)) {
            if (next.isAnswered()) {
                inFlightCount.incrementAndGet();
                sent++;
                next.number(sent);
                inFlight.add(next);
            }
            next.sent();
        }
    }

    private void resume() {
        for (Resumption next = resuming.poll(); next != null; next = resuming.poll()) {
            if (sending == null && sent == next.last().number()) {
                sending = next.operation();
            } else {
                next.otherwise().run();
            }
        }
    }

    /** Fails a command that cannot be written, as one beyond what an array holds; those behind it are none the worse. */
    private boolean encode(Exchange next) {
        try {
            out.begin(0);
            next.encode(out);
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
            exchange.fail(Failures.forStatement(reason, exchange.mayExecute()));
            exchange = inFlight.poll();
        }
        for (Resumption next = resuming.poll(); next != null; next = resuming.poll()) {
            next.otherwise().run();
        }
        Operation operation = sending == null ? waiting.poll() : sending;
        sending = null;
        while (operation != null) {
            operation.fail(Failures.forStatement(reason, false));
            operation = waiting.poll();
        }
    }
}
