package io.aiomysql.internal.future;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs what is known on an I/O thread. A log handler is the user's code: it may wait, and is called on one of the callback threads. */
public final class Warnings {

    private static final Logger LOGGER = System.getLogger("io.aiomysql");

    private Warnings() {}

    /**
     * Logs a warning. Never waits or throws.
     *
     * @param format as of {@link java.text.MessageFormat}
     * @param parameters of the format
     */
    public static void log(String format, Object... parameters) {
        try {
            CallbackThreads.shared().execute(() -> write(format, parameters));
        } catch (RuntimeException | Error e) {
            write(format, parameters);
        }
    }

    private static void write(String format, Object... parameters) {
        try {
            LOGGER.log(Level.WARNING, format, parameters);
        } catch (RuntimeException | Error e) {
            // A log that fails must disturb nothing else.
        }
    }
}
