package io.aiomysql.internal.session;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlConversionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlResultException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that users get when something fails on an open connection. */
public final class Failures {

    /** Made in advance, for when there is no memory to say more. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // its trace would tell nothing either
    private static final MySqlConnectionException OUT_OF_MEMORY =
            new MySqlConnectionException("the connection was lost: this JVM is out of memory", null, true);

    private Failures() {}

    /** The reason for which a connection is closed when the user closes it. */
    public static MySqlConnectionException closedByClient() {
        return new MySqlConnectionException("the connection was closed by this client", null, false);
    }

    /** The failure of a statement whose answer the client could not handle. */
    static MySqlException ofResult(Throwable cause) {
        if (cause instanceof MySqlException known) {
            return known;
        }
        if (cause instanceof OutOfMemoryError) {
            return new MySqlResultException(
                    "there was not enough memory for the result of the statement: select fewer rows with LIMIT, read them in"
                            + " parts with a server cursor (prepare, then open), or limit what a result may keep with"
                            + " maxResultSize",
                    cause);
        }
        return new MySqlResultException(
                "the server's answer could not be handled: " + cause.getClass().getName() + " was thrown, the cause",
                cause);
    }

    /** What a command's future fails with when something was thrown that is no exception. */
    static RuntimeException ofSending(Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        if (cause instanceof OutOfMemoryError) {
            return new IllegalArgumentException("there is not enough memory to send a statement of this size", cause);
        }
        return new MySqlConversionException("a statement could not be sent; what was thrown is the cause", cause);
    }

    /** The failure of an open connection; {@link #forStatement} makes the failure of each statement from it. */
    public static MySqlException lost(@Nullable Throwable cause) {
        try {
            return reasonOf(cause);
        } catch (OutOfMemoryError e) {
            return OUT_OF_MEMORY;
        }
    }

    private static MySqlException reasonOf(@Nullable Throwable cause) {
        if (cause instanceof MySqlException known) {
            return known;
        }
        if (cause instanceof ProtocolException) {
            return new MySqlProtocolException(
                    "the server violated the protocol, and the connection is closed: " + cause.getMessage(),
                    cause,
                    true);
        }
        return new MySqlConnectionException("the connection was lost: " + words(cause), cause, true);
    }

    /** An error of the JVM often has no message of its own. */
    private static String words(@Nullable Throwable cause) {
        if (cause == null) {
            return "the server closed it";
        }
        String message = cause.getMessage();
        // A user's own may quote values.
        boolean telling = message != null && !(cause instanceof Error);
        return telling || cause instanceof VirtualMachineError
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getName() + " was thrown";
    }

    /**
     * Fails an operation because the connection has ended. Nothing escapes: others are still to be failed.
     *
     * @return false if there was no memory for it; it can be tried again
     */
    static boolean tell(Operation operation, MySqlException reason, boolean sent) {
        return told(() -> operation.fail(forStatement(reason, sent))) || told(() -> operation.fail(reason));
    }

    /** Runs what tells of a failure; returns false if there was no memory for it. If it throws anything else, nothing more can be done. */
    static boolean told(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } catch (Throwable t) {
            return true;
        }
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
