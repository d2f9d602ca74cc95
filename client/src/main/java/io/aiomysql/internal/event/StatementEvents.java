package io.aiomysql.internal.event;

import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementKind;
import io.aiomysql.StatementListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Begins to watch the statements of one connection, if somebody wants it, and tells listeners of them. */
public final class StatementEvents {

    private final ConnectionEvents connection;
    private final EventSettings settings;
    private final BooleanSupplier onLoop;
    private final Delivery delivery;
    private final ListenerFailures failures;
    private final @Nullable Recorder recorder;
    private final List<StatementListener> listeners;

    /** Whether each statement is watched, JFR or not. */
    private final boolean always;

    private final AtomicLong numbers = new AtomicLong();

    /** A method of a listener. */
    interface Call {
        void on(StatementListener listener, StatementEvent event);
    }

    /** A method of a listener that is told of the end. */
    interface EndCall {
        void on(StatementListener listener, StatementEndEvent event);
    }

    StatementEvents(
            ConnectionEvents connection,
            EventSettings settings,
            BooleanSupplier onLoop,
            Delivery delivery,
            ListenerFailures failures,
            @Nullable Recorder recorder) {
        this.connection = connection;
        this.settings = settings;
        this.onLoop = onLoop;
        this.delivery = delivery;
        this.failures = failures;
        this.recorder = recorder;
        List<StatementListener> all = new ArrayList<>(settings.statements());
        if (settings.echo()) {
            all.add(new EchoListener(settings.echoParameters()));
        }
        this.listeners = List.copyOf(all);
        this.always = !all.isEmpty() || settings.callerTraces();
    }

    ConnectionEvents connection() {
        return connection;
    }

    EventSettings settings() {
        return settings;
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
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
                    numbers.incrementAndGet(),
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
        if (!hasListeners()) {
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
    void tell(Call call, StatementTrace trace, ObservedStatement event) {
        delivery.deliver(() -> {
            if (!trace.isEndTold()) {
                tellAll(call, event);
            }
        });
    }

    void tellEnd(EndCall call, ObservedStatement event) {
        if (hasListeners()) {
            delivery.deliver(() -> {
                event.trace().endTold();
                tellAll((listener, shown) -> call.on(listener, (StatementEndEvent) shown), event);
            });
        }
    }

    private void tellAll(Call call, ObservedStatement event) {
        ObservedStatement shown = settings.parameters() ? event : event.withoutValues();
        for (StatementListener listener : listeners) {
            failures.guard(() -> call.on(listener, listener instanceof EchoListener ? event : shown));
        }
    }

    void guard(Runnable call) {
        failures.guard(call);
    }
}
