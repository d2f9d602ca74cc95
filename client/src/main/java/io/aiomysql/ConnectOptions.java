package io.aiomysql;

import io.aiomysql.internal.options.ConnectionUrl;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * The server to connect to, the account, and all other options of a connection. Immutable: made and checked by {@link
 * #builder()} or {@link #parse}. {@code toString} shows no secret.
 */
public final class ConnectOptions extends LoginOptions {

    ConnectOptions(OptionValues values) {
        super(values);
    }

    /** {@return a new builder that starts with the defaults} */
    public static ConnectOptionsBuilder builder() {
        return new ConnectOptionsBuilder(new OptionValues());
    }

    /**
     * Reads options from a URL, such as {@code mysql://app:secret@db:3306/shop?sslMode=VERIFY_IDENTITY}. Reserved characters
     * in the user, the password and the values are percent-encoded. The parameters have the names of the builder's options:
     * {@code unixSocket}, {@code connectTimeout} (seconds), {@code sslMode}, {@code sslCa}, {@code autocommit}
     * ({@code true}, {@code false} or {@code server}), {@code sqlMode} and so on; {@code docs/options.md} has the list. Host, user,
     * password and database are not parameters, because they have their own place in the URL. A URL contains no SQL: {@code
     * initCommand} is not a parameter either. The files that it names are read on this thread.
     *
     * @param url the URL; the schemes {@code mysql} and {@code mariadb} mean the same
     * @return the options
     * @throws IllegalArgumentException if the URL is malformed or of another driver, or a parameter is unknown, repeated or invalid: the
     *     message names it, or says what to write instead, and quotes neither the URL nor a value; and as {@link
     *     ConnectOptionsBuilder#build} throws it
     * @throws java.util.ServiceConfigurationError if a converter that ServiceLoader finds cannot be created
     */
    public static ConnectOptions parse(String url) {
        return new ConnectOptions(ConnectionUrl.parse(url).built());
    }

    /** {@return a new builder that starts with these options} */
    public ConnectOptionsBuilder toBuilder() {
        return new ConnectOptionsBuilder(values.copy());
    }

    /** {@return the host} */
    public String host() {
        return values.host;
    }

    /** {@return the TCP port} */
    public int port() {
        return values.port;
    }

    /** {@return the unix socket's path; empty when none was set} */
    public Optional<Path> unixSocket() {
        return Optional.ofNullable(values.unixSocket);
    }

    /** {@return the database to select; empty when none was set} */
    public Optional<String> database() {
        return Optional.ofNullable(values.database);
    }

    /** {@return the attributes that were added to the client's own, in their order; unmodifiable} */
    public Map<String, String> connectionAttributes() {
        return values.addedAttributes;
    }

    /** {@return whether the server is told of the client at all} */
    public boolean sendsConnectionAttributes() {
        return values.connectionAttributes;
    }

    /** {@return the time limit for opening a connection} */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** {@return how long a call may take that has no time limit of its own; zero for no limit} */
    public Duration queryTimeout() {
        return values.queryTimeout;
    }

    /** {@return how long nothing may arrive while an answer is due; zero for no limit} */
    public Duration readTimeout() {
        return values.readTimeout;
    }

    /** {@return how long a cancelled statement may go on after the server was told to stop it} */
    public Duration cancelTimeout() {
        return values.cancelTimeout;
    }

    /** {@return how many statements may be sent before the first of them is answered} */
    public int pipelining() {
        return values.pipelining;
    }

    /** {@return how many bytes may wait on a connection until they are sent; 0 is no limit} */
    public long maxQueuedBytes() {
        return values.maxQueuedBytes();
    }

    /** {@return the largest packet accepted from the server, in bytes} */
    public int maxResponsePacket() {
        return values.maxResponsePacket;
    }

    /** {@return the algorithms of compression that are permitted, the preferred one first} */
    public List<Compression> compression() {
        return values.compression;
    }

    /** {@return how hard it is tried to compress; empty when no level was set} */
    public OptionalInt compressionLevel() {
        Integer set = values.compressionLevel;
        return set == null ? OptionalInt.empty() : OptionalInt.of(set);
    }

    /** {@return whether TCP keep-alive is on} */
    public boolean keepAlive() {
        return values.keepAlive;
    }

    /** {@return the transport; empty when none was set} */
    public Optional<Transport> transport() {
        return Optional.ofNullable(values.transport);
    }

    /** {@return the transport's name; empty when none was set} */
    public Optional<String> transportName() {
        return Optional.ofNullable(values.transportName);
    }

    /** {@return the executor on which callbacks run; empty when none was set} */
    public Optional<Executor> callbackExecutor() {
        return Optional.ofNullable(values.callbackExecutor);
    }

    @Override
    public String toString() {
        return "ConnectOptions[" + values + "]";
    }
}
