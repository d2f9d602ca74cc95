package io.aiomysql.internal.event;

import io.aiomysql.ConnectionEvent;
import io.aiomysql.ConnectionListener;
import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementKind;
import io.aiomysql.StatementListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is told of one connection and its statements. Its methods may be called from any thread, and throw nothing. */
public final class ConnectionEvents {

    /** Numbers the connections of this JVM, whatever their options: one listener may get events of several. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final EventSettings settings;
    private final String server;
    private final BooleanSupplier onLoop;
    private final ListenerFailures failures;
    private final Delivery delivery;
    private final List<StatementListener> statementListeners;
    private final @Nullable Recorder recorder = Recorder.ofThisJvm();

    /** Whether each statement is watched, JFR or not. */
    private final boolean always;

    private final long id = NUMBERS.incrementAndGet();
    private final AtomicLong statements = new AtomicLong();
    private final Instant begunAt = Instant.now();
    private final long begun = System.nanoTime();
    private Recorder.@Nullable RunningOpening opening;

    /** It is told whether the opening has succeeded. */
    private final AtomicBoolean decided = new AtomicBoolean();

    private volatile boolean open;
    private volatile Login login = new Login(null, 0, false);

    private record Login(@Nullable String version, long threadId, boolean tls) {}

    /** A method of a listener of statements. */
    interface StatementCall {
        void on(StatementListener listener, StatementEvent event);
    }

    /** A method of a listener that is told of the end. */
    interface EndCall {
        void on(StatementListener listener, StatementEndEvent event);
    }

    private interface ConnectionCall {
        void on(ConnectionListener listener, ConnectionEvent event);
    }

    /**
     * Begins to watch a connection.
     *
     * @param server where it goes, for listeners
     * @param onLoop says whether the current thread is the connection's I/O thread
     */
    public ConnectionEvents(EventSettings settings, String server, BooleanSupplier onLoop) {
        this.settings = settings;
        this.server = server;
        this.onLoop = onLoop;
        this.failures = new ListenerFailures(settings.reported());
        this.delivery = new Delivery(Objects.requireNonNullElseGet(settings.executor(), ListenerThread::new), failures);
        List<StatementListener> listeners = new ArrayList<>(settings.statements());
        if (settings.echo()) {
            listeners.add(new EchoListener(settings.echoParameters()));
        }
        this.statementListeners = List.copyOf(listeners);
        this.always = !listeners.isEmpty() || settings.callerTraces();
    }

    EventSettings settings() {
        return settings;
    }

    long id() {
        return id;
    }

    long threadId() {
        return login.threadId();
    }

    boolean hasStatementListeners() {
        return !statementListeners.isEmpty();
    }

    /** Says whether nobody watches the statement that is submitted now: then that was all that it costs. */
    private boolean isOff() {
        return !always && (recorder == null || !recorder.wantsStatements());
    }

    /**
     * Begins to watch a statement that will be submitted; on the thread that submits.
     *
     * @param sql as the user has given it; empty if there is none
     * @param given the values as the user has given them: an array, a list, or a map; null, which Java passes for a literal
     *     null, is one NULL
     * @return null if nobody watches it
     */
    public @Nullable StatementTrace begin(StatementKind kind, String sql, @Nullable Object given) {
        return isOff() || delivery.isFull() ? null : watch(kind, sql, given);
    }

    private @Nullable StatementTrace watch(StatementKind kind, String sql, @Nullable Object given) {
        try {
            StatementTrace trace = new StatementTrace(
                    this,
                    statements.incrementAndGet(),
                    kind,
                    sql,
                    settings.parameters() || settings.echoParameters() ? GivenValues.of(given) : List.of(),
                    recorder != null && recorder.wantsStatements() ? recorder.beginStatement() : null);
            submitted(trace);
            return trace;
        } catch (RuntimeException | Error e) {
            // Nobody can watch it, for want of memory: that must not be the statement's end.
            return null;
        }
    }

    private void submitted(StatementTrace trace) {
        if (!hasStatementListeners()) {
            return;
        }
        ObservedStatement event = trace.observed(0, null);
        if (onLoop.getAsBoolean()) {
            delivery.deliver(() -> tellAll(StatementListener::submitted, event));
        } else {
            tellAll(StatementListener::submitted, event);
        }
    }

    /** Tells of a statement, unless its end was told before: one that is cancelled ends on another thread. */
    void tell(StatementCall call, StatementTrace trace, ObservedStatement event) {
        delivery.deliver(() -> {
            if (!trace.isEndTold()) {
                tellAll(call, event);
            }
        });
    }

    void tellEnd(EndCall call, ObservedStatement event) {
        if (hasStatementListeners()) {
            delivery.deliver(() -> {
                event.trace().endTold();
                tellAll((listener, shown) -> call.on(listener, (StatementEndEvent) shown), event);
            });
        }
    }

    private void tellAll(StatementCall call, ObservedStatement event) {
        ObservedStatement shown = settings.parameters() ? event : event.withoutValues();
        for (StatementListener listener : statementListeners) {
            failures.guard(() -> call.on(listener, listener instanceof EchoListener ? event : shown));
        }
    }

    void guard(Runnable call) {
        failures.guard(call);
    }

    /** The opening begins; on the thread that wants the connection. */
    public void connecting() {
        guard(() -> {
            if (recorder != null && recorder.wantsConnections()) {
                opening = recorder.beginOpening();
            }
            ObservedConnection event = observed(null);
            settings.connections().forEach(listener -> guard(() -> listener.connecting(event)));
        });
    }

    /** The connection can be used. */
    public void opened(String version, long threadId, boolean tls) {
        login = new Login(version, threadId, tls);
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        open = true;
        guard(() -> {
            record("opened", null);
            tell(ConnectionListener::opened, null);
        });
    }

    /** The opening has failed; with no failure it has not. */
    public void openingFailed(@Nullable Throwable failure) {
        if (failure == null || !decided.compareAndSet(false, true)) {
            return;
        }
        guard(() -> {
            record("failed", failure);
            tell(ConnectionListener::openingFailed, failure);
        });
    }

    /** Nobody waits for the connection any more. */
    public void openingCancelled() {
        openingFailed(new CancellationException("the caller does not wait for the connection any more"));
    }

    /** The connection has ended, as its user wanted; told only if it was told of as open, like {@link #lost}. */
    public void closed() {
        if (!open) {
            return;
        }
        guard(() -> {
            recordEnd(null);
            tell(ConnectionListener::closed, null);
        });
    }

    /** The connection has ended by itself. */
    public void lost(Throwable reason) {
        if (!open) {
            return;
        }
        guard(() -> {
            recordEnd(reason);
            tell(ConnectionListener::lost, reason);
        });
    }

    private void tell(ConnectionCall call, @Nullable Throwable failure) {
        if (!settings.connections().isEmpty()) {
            ObservedConnection event = observed(failure);
            delivery.deliver(() -> settings.connections().forEach(listener -> guard(() -> call.on(listener, event))));
        }
    }

    private ObservedConnection observed(@Nullable Throwable failure) {
        Login known = login;
        return new ObservedConnection(
                id,
                server,
                known.version(),
                known.threadId(),
                known.tls(),
                begunAt,
                Duration.ofNanos(System.nanoTime() - begun),
                failure);
    }

    private void record(String outcome, @Nullable Throwable failure) {
        if (opening != null) {
            opening.commit(observed(failure), outcome);
        }
    }

    private void recordEnd(@Nullable Throwable reason) {
        if (recorder != null && recorder.wantsConnections()) {
            recorder.connectionClosed(observed(reason));
        }
    }
}
