package io.aiomysql.internal.future;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Logs warnings. A log handler is the user's code: what it throws disturbs nothing, and where it must not wait, as on an I/O thread, it
 * is called on one of the callback threads.
 */
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

    /**
     * Logs a warning on this thread. Never throws.
     *
     * @param message no format
     * @param thrown what was thrown; null for nothing
     */
    public static void logHere(String message, @Nullable Throwable thrown) {
        try {
            LOGGER.log(Level.WARNING, message, thrown);
        } catch (RuntimeException | Error e) {
            // As above: no callback, and nobody who waits, may depend on the log.
        }
    }
}
