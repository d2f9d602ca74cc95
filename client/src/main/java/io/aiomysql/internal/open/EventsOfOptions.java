package io.aiomysql.internal.open;

import io.aiomysql.internal.event.EventSettings;
import io.aiomysql.internal.options.OptionValues;

/** Takes from the options what the events need. */
final class EventsOfOptions {

    private EventsOfOptions() {}

    static EventSettings of(OptionValues options) {
        return new EventSettings(
                options.statementListeners,
                options.connectionListeners,
                options.listenerParameters,
                options.echo,
                options.echoParameters,
                options.callerTraces,
                options.callbackExecutor,
                options.listenerReported);
    }
}
