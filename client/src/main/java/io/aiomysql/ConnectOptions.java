package io.aiomysql;

import io.aiomysql.internal.ConnectionUrl;
import io.aiomysql.internal.OptionValues;
import io.aiomysql.internal.TrustPolicy;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/**
 * Where to connect to, as whom, and how. Immutable: made by {@link #builder()} or {@link #parse}, and checked there. {@code
 * toString} shows no secret.
 */
public final class ConnectOptions extends SessionOptions {

    ConnectOptions(OptionValues values) {
        super(values);
    }

    /**
     * Begins with the defaults.
     *
     * @return a new builder
     */
    public static ConnectOptionsBuilder builder() {
        return new ConnectOptionsBuilder(new OptionValues());
    }

    /**
     * Reads options from a URL, as {@code mysql://app:secret@db:3306/shop?sslMode=VERIFY_IDENTITY}. Reserved characters in
     * the user, the password and the values are percent-encoded. The parameters are the builder's options by name: {@code
     * unixSocket}, {@code connectTimeout} (seconds), {@code sslMode}, {@code sslCa}, {@code autocommit} ({@code true}, {@code
     * false} or {@code server}), {@code sqlMode} and so on; host, user, password and database stand in the URL alone,
     * and SQL, as {@code initCommand}, in none.
     *
     * @param url the URL; {@code mysql} and {@code mariadb} mean the same
     * @return the options
     * @throws IllegalArgumentException if the URL is malformed, or a parameter is unknown, repeated or has no sense; the
     *     message does not quote the URL
     */
    public static ConnectOptions parse(String url) {
        return new ConnectOptions(ConnectionUrl.parse(url).built());
    }

    /**
     * Begins with these options.
     *
     * @return a new builder with the same values
     */
    public ConnectOptionsBuilder toBuilder() {
        return new ConnectOptionsBuilder(values.copy());
    }

    /**
     * Returns the host.
     *
     * @return as set
     */
    public String host() {
        return values.host;
    }

    /**
     * Returns the TCP port.
     *
     * @return as set
     */
    public int port() {
        return values.port;
    }

    /**
     * Returns the unix socket's path.
     *
     * @return as set; empty when none was set
     */
    public Optional<Path> unixSocket() {
        return Optional.ofNullable(values.unixSocket);
    }

    /**
     * Returns the account's name.
     *
     * @return as set
     */
    public String user() {
        return values.user;
    }

    /**
     * Returns the database to select.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> database() {
        return Optional.ofNullable(values.database);
    }

    /**
     * Returns the time for opening a connection.
     *
     * @return as set
     */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /**
     * Returns whether TLS is used and what is checked.
     *
     * @return the mode that was set, or the default for this server
     */
    public SslMode sslMode() {
        return TrustPolicy.sslMode(values);
    }

    /**
     * Returns the file of trusted authorities.
     *
     * @return as set; empty when none was set
     */
    public Optional<Path> sslCa() {
        return Optional.ofNullable(values.sslCa);
    }

    /**
     * Returns the TLS context.
     *
     * @return as set; empty when none was set
     */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(values.sslContext);
    }

    /**
     * Returns the server's RSA key.
     *
     * @return as set; empty when none was set
     */
    public Optional<PublicKey> serverPublicKey() {
        return Optional.ofNullable(values.serverPublicKey);
    }

    /**
     * Says whether the RSA key may be taken from the server.
     *
     * @return as set, see {@link ConnectOptionsBuilder#allowPublicKeyRetrieval}
     */
    public boolean allowPublicKeyRetrieval() {
        return values.allowPublicKeyRetrieval;
    }

    /**
     * Returns the program's name.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> programName() {
        return Optional.ofNullable(values.programName);
    }

    /**
     * Says how many statements may be in flight.
     *
     * @return as set
     */
    public int pipelining() {
        return values.pipelining;
    }

    /**
     * Returns the largest packet accepted from the server.
     *
     * @return as set
     */
    public int maxResponsePacket() {
        return values.maxResponsePacket;
    }

    /**
     * Says whether TCP keep-alive is on.
     *
     * @return as set, see {@link ConnectOptionsBuilder#keepAlive}
     */
    public boolean keepAlive() {
        return values.keepAlive;
    }

    /**
     * Returns the transport.
     *
     * @return as set; empty when none was set
     */
    public Optional<Transport> transport() {
        return Optional.ofNullable(values.transport);
    }

    /**
     * Returns the transport's name.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> transportName() {
        return Optional.ofNullable(values.transportName);
    }

    /**
     * Says where futures complete.
     *
     * @return as set; empty when none was set
     */
    public Optional<Executor> callbackExecutor() {
        return Optional.ofNullable(values.callbackExecutor);
    }

    @Override
    public String toString() {
        return "ConnectOptions[" + values + "]";
    }
}
