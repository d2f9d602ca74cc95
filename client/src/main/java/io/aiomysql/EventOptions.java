package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.util.List;

/** The options in {@link ConnectOptions} of what can be watched. */
abstract sealed class EventOptions permits SessionOptions {

    final OptionValues values;

    EventOptions(OptionValues values) {
        this.values = values;
    }

    /** {@return who is told of statements, in the order in which they were added; unmodifiable} */
    public List<StatementListener> statementListeners() {
        return values.statementListeners;
    }

    /** {@return who is told of connections, in the order in which they were added; unmodifiable} */
    public List<ConnectionListener> connectionListeners() {
        return values.connectionListeners;
    }

    /** {@return whether listeners are given the values of statements} */
    public boolean listenerParameters() {
        return values.listenerParameters;
    }

    /** {@return whether statements are logged} */
    public boolean echo() {
        return values.echo;
    }

    /** {@return whether {@link #echo} shows the values of statements} */
    public boolean echoParameters() {
        return values.echoParameters;
    }

    /** {@return whether the failure of a statement tells where it was submitted} */
    public boolean callerTraces() {
        return values.callerTraces;
    }
}
