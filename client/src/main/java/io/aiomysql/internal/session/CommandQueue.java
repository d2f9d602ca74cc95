package io.aiomysql.internal.session;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.future.Callbacks;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.spi.TransportConnection;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
 * <p>One operation at a time is sending: those after it wait until its last command was sent.
 *
 * <p>A thread that submits while nothing is in flight sends at once, so that a single statement does not wait for another
 * thread. Otherwise the event loop's next turn sends everything that was submitted, in one write. The thread that sends is
 * called the drainer. {@code work} allows one drainer at a time, without a lock for which the event loop might have to wait:
 * a second thread only counts {@code work} up, and the drainer then looks again.
 */
public final class CommandQueue {

    /** Commands are gathered up to this many bytes before they are written. */
    private static final int GATHERED = 1 << 20;

    /** How often it is tried, and with what pauses, to fail what is left when there is no memory: for one second. */
    private static final int FAILING_ATTEMPTS = 100;

    private static final long FAILING_PAUSE_NANOS = 10_000_000;

    private final TransportConnection transport;
    private final Outgoing outgoing;
    private final SessionGate gate;
    private final CommandEncoder encoder;
    private final int depth;
    private final Backlog backlog;
    private final Queue<Operation> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Resumption> resuming = new ConcurrentLinkedQueue<>();
    private final InFlight inFlight = new InFlight();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean flushDue = new AtomicBoolean();
    private final LateCompletions completions;
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final CancelPath cancelPath;

    /** Set before anything is submitted. */
    private Upkeep upkeep = Upkeep.NONE;

    /** Set before anything is submitted; null where there is no user. */
    private @Nullable Callbacks callbacks;

    /** Used by the drainer alone. */
    private final PacketWriter out;

    /** A command that is not sent before the session's state is known; set by the drainer, and there until it is sent. */
    private volatile @Nullable Exchange held;

    /** The user is about to close the connection. */
    private volatile boolean closing;

    /** Nothing is killed any more; used by the drainer. */
    private boolean over;

    /** The transport is still to be closed; used by the drainer. */
    private boolean untilClosed;

    /** The operation that is being sent; set by the drainer. */
    private volatile @Nullable Operation sending;

    /** The connection is being closed while idle; used by the drainer. */
    private @Nullable Goodbye goodbye;

    private volatile @Nullable MySqlException closed;

    /** On the event loop: whether packets are being handled, so that what is submitted leaves when they are. */
    private boolean dispatching;

    /**
     * Creates an empty queue.
     *
     * @param transport the connection
     * @param outgoing where to write; the transport may still have what the login wrote
     * @param gate decides whether a command may leave
     * @param depth how many commands may be in flight
     * @param backlog limits what waits
     * @param cancelTimeout how long a cancelled statement may go on after KILL QUERY
     */
    public CommandQueue(
            TransportConnection transport,
            Outgoing outgoing,
            SessionGate gate,
            int depth,
            Backlog backlog,
            Duration cancelTimeout) {
        this.transport = transport;
        this.outgoing = outgoing;
        this.gate = gate;
        this.encoder = new CommandEncoder(outgoing, gate);
        this.out = outgoing.packets();
        this.depth = depth;
        this.backlog = backlog;
        this.completions = new LateCompletions(transport, this::isClosed);
        this.cancelPath = new CancelPath(
                cancelTimeout, gate.capabilities(), inFlight::scene, this::requestFlush, this::closeWith);
    }

    /** Sets what kills statements of this connection that were cancelled; from any thread. */
    public void sideChannel(SideChannel channel) {
        cancelPath.channel(channel);
    }

    /** Looks whether something in flight was cancelled; from any thread, after the future says so. */
    public void abandoned() {
        cancelPath.cancelled();
        requestFlush();
    }

    /** Runs a task as the drainer, before anything else is sent; from any thread. It must not throw. */
    void asDrainer(Runnable errand) {
        errands.add(errand);
        drain();
    }

    /** Sets the work that the drainer does before it goes on with the operations; called before anything is submitted. */
    public void upkeep(Upkeep chosen) {
        upkeep = chosen;
    }

    /** Sets what runs the callbacks that a batch of packets is about; called before anything is submitted. */
    void callbacks(Callbacks chosen) {
        callbacks = chosen;
    }

    /** Returns how many commands are answered, which is the number of the last one; on the drainer. */
    public long answeredCount() {
        return inFlight.answeredCount();
    }

    /** Says whether no command is in flight that may change the session, so that its state is known; on the drainer. */
    public boolean isSettled() {
        return gate.isSettled(answeredCount());
    }

    /**
     * Accepts an operation from any thread, unless too much waits already. It fails if the connection is closed.
     *
     * @return null if it was accepted, and the refusal otherwise
     */
    @Nullable
    MySqlException offer(Operation operation) {
        if (!backlog.admit(operation)) {
            return backlog.refusal();
        }
        accept(operation);
        return null;
    }

    /** Accepts an operation from any thread, whatever waits. It fails if the connection is closed. */
    void submit(Operation operation) {
        backlog.add(operation);
        accept(operation);
    }

    private void accept(Operation operation) {
        boolean idle = inFlight.count() == 0 && waiting.isEmpty();
        waiting.add(operation);
        boolean onLoop = transport.inEventLoop();
        if (closed != null || (idle && !onLoop)) {
            drain();
        } else if (!onLoop || !dispatching) {
            requestFlush();
        }
    }

    /**
     * Lets an operation send again before the operations that wait, if no command was sent after its last one; on the event
     * loop, when the answer to that has just arrived. The drainer decides it, later.
     */
    public void resume(Resumption resumption) {
        resuming.add(resumption);
    }

    /** Looks again whether there is something to send; from any thread. */
    public void wake() {
        requestFlush();
    }

    /** Completes a future, but never on a thread of the user's that only drains; from any thread. */
    void complete(Runnable completing) {
        completions.complete(completing);
    }

    /** Returns the command whose answer is due; on other threads than the event loop, the one that was due a moment ago. */
    public @Nullable Exchange current() {
        return inFlight.current();
    }

    /** Says whether other commands wait for their answers, or to be sent, behind the one whose answer is due; on the event loop. */
    public boolean isAwaitedBehindCurrent() {
        return inFlight.count() > 1 || held != null || sending != null || !waiting.isEmpty();
    }

    /** Removes the command whose answer is complete; on the event loop. */
    void answered() {
        inFlight.answered();
    }

    /** Delays the sending of what is submitted on the event loop until {@link #endDispatch}. */
    void beginDispatch() {
        if (!dispatching && callbacks != null) {
            callbacks.batchBegins();
        }
        dispatching = true;
    }

    /** Sends what was submitted while packets were handled. */
    void endDispatch() {
        dispatching = false;
        if (!waiting.isEmpty()
                || !resuming.isEmpty()
                || sending != null
                || held != null
                || upkeep.isDue()
                || cancelPath.isActive()) {
            drain();
        }
        callBack();
    }

    /** Lets callbacks run; on the event loop, when what is to be sent has been sent, which others wait for. */
    void callBack() {
        if (callbacks != null) {
            callbacks.batchEnds();
        }
    }

    /** The transport has given the buffer back. */
    void written() {
        drain();
    }

    /** The user is about to close the connection; from any thread. */
    public void closing() {
        closing = true;
    }

    /**
     * Closes the transport: if nothing is under way, when COM_QUIT has left, and otherwise at once. From any thread, after the user
     * was told that nothing is accepted any more.
     */
    public void leave() {
        if (isIdle()) {
            asDrainer(this::sayGoodbye);
        } else {
            transport.close();
        }
    }

    private void sayGoodbye() {
        if (closed == null && isIdle()) {
            goodbye = new Goodbye(transport, outgoing);
        } else {
            untilClosed = true;
            closeTransport();
        }
    }

    private boolean isIdle() {
        return inFlight.count() == 0 && held == null && sending == null && waiting.isEmpty() && resuming.isEmpty();
    }

    /** Fails all commands, those in flight too, and every later one. */
    void close(MySqlException reason) {
        if (closed == null) {
            closed = reason;
        }
        drain();
    }

    /** Says whether nothing can be sent any more; from any thread. */
    public boolean isClosed() {
        return closed != null;
    }

    /** Returns why nothing can be sent any more; null while that is not so. */
    public @Nullable MySqlException closedBy() {
        return closed;
    }

    /** The failure of whatever is submitted after the end. */
    MySqlConnectionException refusal() {
        MySqlException reason = closed == null ? Failures.closedByClient() : closed;
        return new MySqlConnectionException(
                "the connection is closed, and nothing was sent: " + reason.getMessage(), reason, false);
    }

    private void requestFlush() {
        if (flushDue.compareAndSet(false, true)) {
            try {
                transport.execute(this::flush);
            } catch (RuntimeException | Error e) {
                // There is no memory for a task: what is submitted must not wait for one.
                flush();
            }
        }
        if (closed != null) {
            // The event loop may have ended without running the task.
            drain();
        }
    }

    private void flush() {
        flushDue.set(false);
        drain();
    }

    private void drain() {
        if (work.getAndIncrement() == 0) {
            drainOn();
            completions.handOver();
        }
    }

    private void drainOn() {
        int seen = 1;
        do {
            completions.drainBegins();
            for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
                var unused = Failures.told(errand);
                // Before anything is sent: whoever is told now that the time is over may submit something at once.
                cancelPath.cancelled();
            }
            MySqlException reason = closed;
            if (reason == null) {
                trySend();
            } else {
                killBeforeTheEnd();
                if (goodbye != null) {
                    goodbye.over();
                }
                failAllInTime(reason);
                outgoing.release();
                closeTransport();
            }
            completions.drainEnds();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Nothing may escape: {@code work} would stay counted, and nobody drain ever after. */
    private void trySend() {
        try {
            send();
        } catch (Throwable t) {
            // What is encoded and what is in flight may not agree any more.
            closeWith(Failures.lost(t));
        }
    }

    /**
     * Who cancels, and then closes, wants the statement to end. Not when the connection is lost: a server that has been started
     * again may have given the thread's number to somebody else.
     */
    private void killBeforeTheEnd() {
        if (closing && !over) {
            over = true;
            var unused = Failures.told(cancelPath::over);
        }
    }

    /** On the drainer. */
    private void closeWith(MySqlException reason) {
        close(reason);
        untilClosed = true;
        closeTransport();
    }

    /** There may be no memory for the task that closes it: it is tried again when the futures have let go of some. */
    private void closeTransport() {
        if (untilClosed) {
            try {
                transport.close();
                untilClosed = false;
            } catch (Throwable t) {
                // Whoever closes the connection tries again.
            }
        }
    }

    private void send() {
        if (goodbye != null) {
            goodbye.advance();
            return;
        }
        cancelPath.advance();
        while (closed == null && !outgoing.isBusy()) {
            outgoing.clear();
            encodeWaiting();
            if (out.size() == 0) {
                outgoing.rest();
                return;
            }
            outgoing.write();
        }
    }

    private void encodeWaiting() {
        boolean more = true;
        while (more && out.size() < GATHERED && inFlight.count() < depth) {
            more = encodeNext();
        }
    }

    /** Encodes the next command; false when there is none to send now. */
    private boolean encodeNext() {
        cancelPath.advance();
        if (cancelPath.isHolding()) {
            return false;
        }
        Exchange absorber = cancelPath.absorber();
        if (absorber != null) {
            send(absorber);
            return true;
        }
        Exchange first = held;
        if (first != null) {
            return sendHeld(first);
        }
        Operation operation = sending;
        if (operation != null && operation.isMidCommand()) {
            return sendNextOf(operation);
        }
        Exchange due = upkeep.next();
        if (due != null) {
            send(due);
            return true;
        }
        resume();
        operation = sending;
        if (operation == null) {
            operation = waiting.poll();
            if (operation == null) {
                return false;
            }
            backlog.remove(operation);
            if (operation.isAbandoned()) {
                return true;
            }
            sending = operation;
        }
        Exchange inquiry = gate.inquiryBefore(operation, answeredCount());
        if (inquiry != null) {
            send(inquiry);
            return true;
        }
        return sendNextOf(operation);
    }

    private boolean sendNextOf(Operation operation) {
        Exchange next = nextOf(operation);
        if (next != null) {
            send(next);
        }
        if (sending == null || operation.isSent()) {
            sending = null;
            return held == null;
        }
        return next != null && held == null;
    }

    /** Sends a command that has waited for the session's state, unless nobody wants it any more, or the state has become doubtful. */
    private boolean sendHeld(Exchange first) {
        if (first.isAbandoned()) {
            held = null;
            return true;
        }
        Exchange inquiry = isSettled() ? gate.inquiryBefore(first, answeredCount()) : null;
        if (inquiry != null) {
            send(inquiry);
            return true;
        }
        if (send(first)) {
            held = null;
        }
        return held == null;
    }

    /** If an operation cannot go on, only that one fails. */
    private @Nullable Exchange nextOf(Operation operation) {
        try {
            return operation.next();
        } catch (RuntimeException | Error e) {
            operation.fail(Failures.ofSending(e));
            sending = null;
            return null;
        }
    }

    /** Sends a command, or fails it; returns false if it is held. */
    private boolean send(Exchange next) {
        CommandEncoder.Outcome outcome = encoder.encode(next, answeredCount());
        if (outcome == CommandEncoder.Outcome.HELD) {
            held = next;
            return false;
        }
        if (outcome == CommandEncoder.Outcome.ENCODED) {
            long number = inFlight.add(next);
            if (number != 0) {
                gate.sent(next, number);
            }
            next.sent();
            StatementTrace watched = next.trace();
            if (watched != null) {
                watched.commandSent();
            }
        }
        return true;
    }

    private void resume() {
        for (Resumption next = resuming.poll(); next != null; next = resuming.poll()) {
            if (sending == null && inFlight.sentCount() == next.last().number()) {
                sending = WatchedOperation.of(next.operation(), next.last().trace());
            } else {
                next.otherwise().run();
            }
        }
    }

    /**
     * Fails all that is there. What there is no memory to fail stays.
     *
     * @return whether nothing is left
     */
    private boolean failAll(MySqlException reason) {
        Exchange notSent = held;
        if (notSent != null && Failures.tell(notSent, reason, false)) {
            held = null;
        }
        inFlight.failAll(reason);
        resuming.removeIf(resumption -> Failures.told(resumption.otherwise()));
        Operation operation = sending;
        if (operation != null && Failures.tell(operation, reason, false)) {
            sending = null;
        }
        waiting.removeIf(next -> Failures.tell(next, reason, false));
        return held == null && inFlight.isEmpty() && resuming.isEmpty() && sending == null && waiting.isEmpty();
    }

    /** Others give memory back in time, as a rule: nothing may be forgotten because there is none now. */
    private void failAllInTime(MySqlException reason) {
        for (int i = 0; i < FAILING_ATTEMPTS && !failAll(reason); i++) {
            LockSupport.parkNanos(FAILING_PAUSE_NANOS);
        }
    }
}
