package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.MySqlTlsException;
import io.aiomysql.SslMode;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.message.ErrPacket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that users see of what went wrong below. */
final class Failures {

    private Failures() {}

    static MySqlServerException server(ErrPacket error, boolean mayHaveExecuted) {
        return new MySqlServerException(error.code(), error.sqlState(), error.message(), mayHaveExecuted);
    }

    /** Why the socket could not be opened; the transport's words say where. */
    static MySqlException notConnected(ConnectOptions options, @Nullable Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return new MySqlConnectionException(
                    "cannot connect " + where(options) + ": the host is not known; check its name", cause, false);
        }
        if (cause instanceof IOException && !(cause instanceof SocketTimeoutException)) {
            return new MySqlConnectionException(String.valueOf(cause.getMessage()), cause, false);
        }
        return notOpened(options, "cannot connect", cause);
    }

    /** What closed a connection between the opening of its socket and the end of its set-up. */
    static MySqlException notOpened(ConnectOptions options, String problem, @Nullable Throwable cause) {
        if (cause instanceof MySqlException known) {
            return known;
        }
        if (cause instanceof SocketTimeoutException) {
            return timeout(options, problem, cause);
        }
        String message = problem + " " + where(options) + ": ";
        if (cause instanceof ProtocolException) {
            return new MySqlProtocolException(message + cause.getMessage(), cause, false);
        }
        if (cause instanceof SSLException) {
            return new MySqlTlsException(message + tlsRemedy(options, cause), cause, false);
        }
        String reason = cause == null ? "the server closed the connection" : String.valueOf(cause.getMessage());
        return new MySqlConnectionException(message + reason, cause, false);
    }

    static MySqlTimeoutException timeout(ConnectOptions options, String problem, @Nullable Throwable cause) {
        return new MySqlTimeoutException(
                problem + " " + where(options) + ": not done within the connectTimeout of "
                        + options.connectTimeout().toMillis() + " ms",
                cause,
                false);
    }

    static MySqlTlsException tlsNotOffered(ConnectOptions options) {
        String why =
                options.sslMode() == SslMode.VERIFY_IDENTITY ? ", the default for a host that is not this machine" : "";
        return new MySqlTlsException(
                "the server " + where(options) + " does not offer TLS; sslMode is " + options.sslMode() + why
                        + ": switch TLS on at the server, or set sslMode(DISABLED) if the network can be trusted",
                null,
                false);
    }

    /** Why a connection is closed that the user closes. */
    static MySqlConnectionException closedByClient() {
        return new MySqlConnectionException("the connection was closed by this client", null, false);
    }

    /** What closed a connection that was open; statements get it as it suits them, see {@link #forStatement}. */
    static MySqlException lost(@Nullable Throwable cause) {
        if (cause instanceof MySqlException known) {
            return known;
        }
        if (cause instanceof ProtocolException) {
            return new MySqlProtocolException(
                    "the server broke the protocol, and the connection is closed: " + cause.getMessage(), cause, true);
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
                    "the server ended the connection with error " + server.code() + " (SQLSTATE " + server.sqlState()
                            + ")",
                    server,
                    sent);
        }
        return new MySqlConnectionException(String.valueOf(reason.getMessage()), reason, sent);
    }

    private static String where(ConnectOptions options) {
        return options.unixSocket().map(path -> "at " + path).orElse("at " + options.host() + ":" + options.port());
    }

    private static String tlsRemedy(ConnectOptions options, Throwable cause) {
        String reason = Optional.ofNullable(rootOf(cause).getMessage()).orElse("the TLS handshake failed");
        return switch (options.sslMode()) {
            case VERIFY_CA, VERIFY_IDENTITY ->
                reason + " (sslMode is " + options.sslMode()
                        + ": trust the server's authority with sslCa, or choose sslMode REQUIRED to encrypt without checking whom"
                        + " one speaks to, or DISABLED)";
            default -> reason;
        };
    }

    private static Throwable rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
