package io.aiomysql.transport.nio;

import java.lang.System.Logger.Level;

/** The log of this transport. What the user's handlers throw, and a lack of memory, must not end an event loop. */
final class TransportLog {

    private static final System.Logger LOGGER = System.getLogger(TransportLog.class.getPackageName());

    private TransportLog() {}

    static void warn(String message, Throwable cause) {
        try {
            LOGGER.log(Level.WARNING, message, cause);
        } catch (Throwable ignored) {
            // There is nobody left to tell.
        }
    }
}
