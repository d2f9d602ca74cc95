package io.aiomysql.internal;

import org.jspecify.annotations.Nullable;

/** The connection went away by itself; the cause is the transport's, or null after the server's orderly close. */
final class Lost extends Exception {

    private Lost(@Nullable Throwable cause) {
        super("the connection was lost", cause);
    }

    static Lost because(@Nullable Throwable cause) {
        return new Lost(cause);
    }
}
