package io.aiomysql.internal.event;

import io.aiomysql.ConnectionEvent;
import io.aiomysql.ConnectionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is told of one connection. Its methods may be called from any thread, and throw nothing. */
public final class ConnectionEvents {

    /** Numbers the connections of this JVM, whatever their options: one listener may get events of several. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final EventSettings settings;
    private final String server;
    private final ListenerFailures failures;
    private final Delivery delivery;
    private final @Nullable Recorder recorder = Recorder.ofThisJvm();

    private final long id = NUMBERS.incrementAndGet();
    private final StatementEvents statements;
    private final Instant begunAt = Instant.now();
    private final long begun = System.nanoTime();
    private Recorder.@Nullable RunningOpening opening;

    /** It is told whether the opening has succeeded. */
    private final AtomicBoolean decided = new AtomicBoolean();

    private volatile boolean open;
    private volatile Login login = new Login(null, 0, false);

    private record Login(@Nullable String version, long threadId, boolean tls) {}

    private interface Call {
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
        this.failures = new ListenerFailures(settings.reported());
        this.delivery = new Delivery(settings.executor(), failures);
        this.statements = new StatementEvents(this, settings, onLoop, delivery, failures, recorder);
    }

    long id() {
        return id;
    }

    long threadId() {
        return login.threadId();
    }

    /** Returns what is told of the connection's statements. */
    public StatementEvents statements() {
        return statements;
    }

    private void guard(Runnable call) {
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

    private void tell(Call call, @Nullable Throwable failure) {
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
