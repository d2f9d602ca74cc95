package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The options in {@link ConnectOptionsBuilder} of what can be watched. {@code docs/observability.md} has examples.
 *
 * @param <B> the builder itself
 */
abstract sealed class EventOptionsBuilder<B extends EventOptionsBuilder<B>> permits SessionOptionsBuilder {

    final OptionValues values;

    EventOptionsBuilder(OptionValues values) {
        this.values = values;
    }

    abstract B self();

    /**
     * Adds a listener that is told of statements. Listeners are called in the order in which they were added.
     *
     * @param listener the listener; used by many threads at once if several connections are opened with these options
     */
    public B statementListener(StatementListener listener) {
        values.statementListeners = with(values.statementListeners, Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /**
     * Adds a listener that is told of connections.
     *
     * @param listener the listener; used by many threads at once if several connections are opened with these options
     */
    public B connectionListener(ConnectionListener listener) {
        values.connectionListeners = with(values.connectionListeners, Objects.requireNonNull(listener, "listener"));
        return self();
    }

    private static <T> List<T> with(List<T> before, T added) {
        List<T> all = new ArrayList<>(before);
        all.add(added);
        return List.copyOf(all);
    }

    /**
     * Gives listeners the values of statements: {@link StatementEvent#parameters()}. They may be secrets.
     *
     * @param listenerParameters false unless set
     */
    public B listenerParameters(boolean listenerParameters) {
        values.listenerParameters = listenerParameters;
        return self();
    }

    /**
     * Logs each statement to the {@link System.Logger} {@code io.aiomysql.sql} at the level INFO: its SQL when it is submitted, and
     * how it ended, with rows and time. Values that the caller has written into the SQL are shown; those for {@code ?} and {@code
     * :name} only with {@link #echoParameters}.
     *
     * @param echo false unless set
     */
    public B echo(boolean echo) {
        values.echo = echo;
        return self();
    }

    /**
     * Shows the values of statements in the log that {@link #echo} switches on. They may be secrets.
     *
     * @param echoParameters false unless set; has no effect without {@link #echo}
     */
    public B echoParameters(boolean echoParameters) {
        values.echoParameters = echoParameters;
        return self();
    }

    /**
     * For development: adds to the failure of each statement, as a suppressed exception, the stack of the call that submitted the
     * statement. Without that, the trace of a failure that a callback gets has no line of the caller's code. Each statement then costs
     * a stack trace.
     *
     * @param callerTraces false unless set
     */
    public B callerTraces(boolean callerTraces) {
        values.callerTraces = callerTraces;
        return self();
    }
}
