package io.aiomysql.internal.session;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that users get when something fails on an open connection. */
public final class Failures {

    private Failures() {}

    /** The reason for which a connection is closed when the user closes it. */
    public static MySqlConnectionException closedByClient() {
        return new MySqlConnectionException("the connection was closed by this client", null, false);
    }

    /** The failure of an open connection; {@link #forStatement} makes the failure of each statement from it. */
    static MySqlException lost(@Nullable Throwable cause) {
        if (cause instanceof MySqlException known) {
            return known;
        }
        if (cause instanceof ProtocolException) {
            return new MySqlProtocolException(
                    "the server violated the protocol, and the connection is closed: " + cause.getMessage(),
                    cause,
                    true);
        }
        String reason = cause == null ? "the server closed it" : String.valueOf(cause.getMessage());
        return new MySqlConnectionException("the connection was lost: " + reason, cause, true);
    }

    /** The failure of one statement when the connection ends: the same reason, and whether it had been sent. */
    static MySqlException forStatement(MySqlException reason, boolean sent) {
        if (reason instanceof MySqlProtocolException) {
            return new MySqlProtocolException(String.valueOf(reason.getMessage()), reason, sent);
        }
        if (reason instanceof MySqlServerException server) {
            return new MySqlConnectionException(
                    "the server ended the connection: " + server.getMessage(), server, sent);
        }
        return new MySqlConnectionException(String.valueOf(reason.getMessage()), reason, sent);
    }
}
