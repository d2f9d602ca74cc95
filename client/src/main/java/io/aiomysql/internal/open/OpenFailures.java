package io.aiomysql.internal.open;

import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.MySqlTlsException;
import io.aiomysql.SslMode;
import io.aiomysql.internal.options.CompressionRequests;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.TrustPolicy;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.ProtocolException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that users get when a connection cannot be opened; each says to which server, and what to do. */
final class OpenFailures {

    private OpenFailures() {}

    /** The socket could not be opened; the transport's own message names the address. */
    static MySqlException notConnected(OptionValues options, @Nullable Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return new MySqlConnectionException(
                    "cannot connect " + where(options) + ": the host is not known; check its name", cause, false);
        }
        if (cause instanceof IOException && !(cause instanceof SocketTimeoutException)) {
            String message = String.valueOf(cause.getMessage());
            // As the operating systems and both transports say it, in English alone.
            String remedy = message.contains("onnection refused")
                    ? "; nobody listens there: check that the server runs, and that this is its address"
                    : "";
            return new MySqlConnectionException(message + remedy, cause, false);
        }
        return notOpened(options, "cannot connect", cause);
    }

    /** The client does not do what the server wants of it for the login. */
    static MySqlAuthenticationException gaveUp(OptionValues options, String reason, @Nullable Throwable cause) {
        return new MySqlAuthenticationException("cannot log in " + where(options) + ": " + reason, cause, false);
    }

    /** The connection was closed after its socket was open, and before the session was set up. */
    static MySqlException notOpened(OptionValues options, String problem, @Nullable Throwable cause) {
        if (cause instanceof MySqlServerException refusal
                && (refusal.isAuthenticationFailure() || refusal.code() == ErrorCode.ER_MUST_CHANGE_PASSWORD)) {
            return new MySqlAuthenticationException(problem + " " + where(options), refusal);
        }
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
            return new MySqlTlsException(message + TlsFailures.message(options, cause), cause, false);
        }
        if (cause instanceof Error) {
            return new MySqlConnectionException(message + cause.getClass().getName() + " was thrown", cause, false);
        }
        String reason = cause == null ? "the server closed the connection" : String.valueOf(cause.getMessage());
        return new MySqlConnectionException(message + reason, cause, false);
    }

    /** A transport could not be started, as when there is no thread for it. */
    static MySqlConnectionException noTransport(Error cause) {
        return new MySqlConnectionException(
                "cannot connect: the transport failed with " + cause.getClass().getName() + ", the cause",
                cause,
                false);
    }

    static MySqlTimeoutException timeout(OptionValues options, String problem, @Nullable Throwable cause) {
        return new MySqlTimeoutException(
                problem + " " + where(options) + ": not completed within the connectTimeout of "
                        + options.connectTimeout.toMillis() + " ms",
                cause,
                false);
    }

    static MySqlTimeoutException notSupplied(OptionValues options) {
        return new MySqlTimeoutException(
                "cannot connect " + where(options) + ": the passwordSupplier gave no password within the"
                        + " connectTimeout of " + options.connectTimeout.toMillis() + " ms",
                null,
                false);
    }

    /** Servers of many other protocols wait for the client to speak first, and MySQL's clients wait for the server. */
    static MySqlTimeoutException notGreeted(OptionValues options) {
        return new MySqlTimeoutException(
                "cannot connect " + where(options) + ": the connection is open, but no greeting came within the"
                        + " connectTimeout of " + options.connectTimeout.toMillis()
                        + " ms; what listens at this address may be no MySQL or MariaDB server, or a server that is"
                        + " overloaded",
                null,
                false);
    }

    /** An error in clear where TLS should begin: nobody knows who has sent it. */
    static MySqlServerException unverified(MySqlServerException refusal) {
        return refusal.withRemedy(
                "the error came unencrypted in place of the TLS handshake, so that it is not certain that"
                        + " the server has sent it");
    }

    /** An error of a server whose certificate was not verified, before it has proven that it is its own. */
    static MySqlServerException fromUnknownServer(MySqlServerException refusal) {
        return refusal.withRemedy(
                "the server's certificate was not verified, so that it is not certain who has sent this");
    }

    static MySqlTlsException certificateNotProven(OptionValues options, String reason) {
        return new MySqlTlsException(
                "cannot log in " + where(options) + ": its certificate was not verified by an authority, and " + reason
                        + " (sslMode is " + TrustPolicy.sslMode(options)
                        + " with zeroConfigurationTls, which needs MariaDB 11.4 or later, and no one between it and the"
                        + " client; or trust the server's certificate authority with sslCa)",
                null,
                false);
    }

    static MySqlTlsException tlsNotOffered(OptionValues options) {
        SslMode mode = TrustPolicy.sslMode(options);
        String why = options.sslMode != null
                ? ""
                : mode == SslMode.VERIFY_IDENTITY
                        ? ", the default for a host that is not this machine"
                        : ", the default where sslContext or a client certificate is set";
        return new MySqlTlsException(
                "the server " + where(options) + " does not offer TLS; sslMode is " + mode + why
                        + ": switch TLS on at the server, or set sslMode(DISABLED) if the network can be trusted",
                null,
                false);
    }

    static MySqlConnectionException compressionNotOffered(OptionValues options) {
        return new MySqlConnectionException(
                "the server " + where(options) + " offers none of the algorithms of compression that are permitted ("
                        + CompressionRequests.names(options)
                        + "): MariaDB has zlib, and MySQL what its variable protocol_compression_algorithms names; or add"
                        + " UNCOMPRESSED to the option compression, to do without",
                null,
                false);
    }

    private static String where(OptionValues options) {
        return "at " + options.server();
    }
}
