package io.aiomysql;

import io.aiomysql.internal.OptionValues;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Collects the options of a connection. Not thread-safe; {@link #build()} checks and copies. */
public final class ConnectOptionsBuilder extends SessionOptionsBuilder<ConnectOptionsBuilder> {

    ConnectOptionsBuilder(OptionValues values) {
        super(values);
    }

    /**
     * Checks the options.
     *
     * @return the options, which later changes here do not reach
     * @throws IllegalArgumentException if a value is out of range, or two options contradict each other
     * @throws java.util.ServiceConfigurationError if no {@link #converters} are set, and one that ServiceLoader finds cannot
     *     be made
     */
    public ConnectOptions build() {
        return new ConnectOptions(values.built());
    }

    /**
     * Sets the host. Means nothing once {@link #unixSocket} is set.
     *
     * @param host a name or an address; {@code localhost} unless set
     * @return this
     */
    public ConnectOptionsBuilder host(String host) {
        values.host = host;
        return this;
    }

    /**
     * Sets the TCP port.
     *
     * @param port 1 to 65,535; 3306 unless set
     * @return this
     */
    public ConnectOptionsBuilder port(int port) {
        values.port = port;
        return this;
    }

    /**
     * Connects over a unix socket, which servers and this client take for a trusted channel.
     *
     * @param unixSocket its path, 107 bytes at most on Linux
     * @return this
     */
    public ConnectOptionsBuilder unixSocket(Path unixSocket) {
        values.unixSocket = unixSocket;
        return this;
    }

    /**
     * Sets the account's name.
     *
     * @param user the name; the operating system's user unless set
     * @return this
     */
    public ConnectOptionsBuilder user(String user) {
        values.user = user;
        return this;
    }

    /**
     * Sets the password.
     *
     * @param password the password, any characters but NUL; empty unless set
     * @return this
     */
    public ConnectOptionsBuilder password(String password) {
        values.password = password;
        return this;
    }

    /**
     * Sets the database to select.
     *
     * @param database its name; none unless set
     * @return this
     */
    public ConnectOptionsBuilder database(String database) {
        values.database = database;
        return this;
    }

    /**
     * Sets the time for opening a connection: name look-up, socket, greeting, TLS, login and session set-up together.
     *
     * @param connectTimeout greater than zero, a day at most; 10 seconds unless set
     * @return this
     */
    public ConnectOptionsBuilder connectTimeout(Duration connectTimeout) {
        values.connectTimeout = connectTimeout;
        return this;
    }

    /**
     * Sets whether TLS is used and what is checked.
     *
     * @param sslMode the mode; unless set, {@link SslMode#PREFERRED} on a unix socket and to the loopback, {@link SslMode#VERIFY_IDENTITY} elsewhere
     * @return this
     */
    public ConnectOptionsBuilder sslMode(SslMode sslMode) {
        values.sslMode = sslMode;
        return this;
    }

    /**
     * Sets whom to trust, for {@link SslMode#VERIFY_CA} and {@link SslMode#VERIFY_IDENTITY}; read when the first connection is opened.
     *
     * @param sslCa a PEM file with one or more certificates; the JDK's trust store unless set. To a server on this machine
     *     it needs a mode that verifies, which is not the default there
     * @return this
     */
    public ConnectOptionsBuilder sslCa(Path sslCa) {
        values.sslCa = sslCa;
        return this;
    }

    /**
     * Sets a TLS context, whose trust decision then holds; the host name is checked with {@link SslMode#VERIFY_IDENTITY} alone.
     *
     * @param sslContext the context
     * @return this
     */
    public ConnectOptionsBuilder sslContext(SSLContext sslContext) {
        values.sslContext = sslContext;
        return this;
    }

    /**
     * Pins the server's RSA key, with which a password is encrypted where there is no TLS.
     *
     * @param serverPublicKey the key
     * @return this
     */
    public ConnectOptionsBuilder serverPublicKey(PublicKey serverPublicKey) {
        values.serverPublicKey = serverPublicKey;
        return this;
    }

    /**
     * Permits taking the RSA key from the server, unverified: an impostor can read the password then. Permitted to the loopback anyhow.
     *
     * @param allowPublicKeyRetrieval false unless set
     * @return this
     */
    public ConnectOptionsBuilder allowPublicKeyRetrieval(boolean allowPublicKeyRetrieval) {
        values.allowPublicKeyRetrieval = allowPublicKeyRetrieval;
        return this;
    }

    /**
     * Tells the server the program's name, shown in performance_schema.session_connect_attrs.
     *
     * @param programName the name
     * @return this
     */
    public ConnectOptionsBuilder programName(String programName) {
        values.programName = programName;
        return this;
    }

    /**
     * Limits how many statements may be in flight.
     *
     * @param pipelining 1 or more; 1 sends each when the one before was answered, for proxies that cannot do otherwise; without limit unless set
     * @return this
     */
    public ConnectOptionsBuilder pipelining(int pipelining) {
        values.pipelining = pipelining;
        return this;
    }

    /**
     * Sets the largest packet, and so the largest row, accepted from the server.
     *
     * @param maxResponsePacket in bytes, 1 KiB to 1 GiB; 1 GiB unless set
     * @return this
     */
    public ConnectOptionsBuilder maxResponsePacket(int maxResponsePacket) {
        values.maxResponsePacket = maxResponsePacket;
        return this;
    }

    /**
     * Switches TCP keep-alive.
     *
     * @param keepAlive true unless set
     * @return this
     */
    public ConnectOptionsBuilder keepAlive(boolean keepAlive) {
        values.keepAlive = keepAlive;
        return this;
    }

    /**
     * Sets the transport, which stays the caller's to close.
     *
     * @param transport the transport
     * @return this
     */
    public ConnectOptionsBuilder transport(Transport transport) {
        values.transport = transport;
        return this;
    }

    /**
     * Chooses among the transports on the path, which all connections of the JVM then share.
     *
     * @param name its name, such as {@code nio}; needed when there is more than one
     * @return this
     */
    public ConnectOptionsBuilder transport(String name) {
        values.transportName = name;
        return this;
    }

    /**
     * Sets where futures complete.
     *
     * @param callbackExecutor an executor; the connection's I/O thread unless set
     * @return this
     */
    public ConnectOptionsBuilder callbackExecutor(Executor callbackExecutor) {
        values.callbackExecutor = callbackExecutor;
        return this;
    }

    @Override
    ConnectOptionsBuilder self() {
        return this;
    }

    @Override
    public String toString() {
        return "ConnectOptionsBuilder[" + values.host + ":" + values.port + "]";
    }
}
