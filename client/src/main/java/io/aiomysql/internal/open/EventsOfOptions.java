package io.aiomysql.internal.open;

import io.aiomysql.internal.event.EventSettings;
import io.aiomysql.internal.options.OptionValues;
import java.util.concurrent.Executor;

/** Takes from the options what the events need. */
final class EventsOfOptions {

    private EventsOfOptions() {}

    /** Takes them; listeners are called on an executor. */
    static EventSettings of(OptionValues options, Executor callbacks) {
        return new EventSettings(
                options.statementListeners,
                options.connectionListeners,
                options.listenerParameters,
                options.echo,
                options.echoParameters,
                options.callerTraces,
                callbacks,
                options.listenerReported);
    }
}
