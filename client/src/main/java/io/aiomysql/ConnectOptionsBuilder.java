package io.aiomysql;

import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Collects the options of a connection. Not thread-safe; {@link #build()} checks and copies. */
public final class ConnectOptionsBuilder {

    String host = "localhost";
    int port = 3306;

    @Nullable
    Path unixSocket;

    String user = System.getProperty("user.name", "");
    String password = "";

    @Nullable
    String database;

    Duration connectTimeout = Duration.ofSeconds(10);

    @Nullable
    SslMode sslMode;

    @Nullable
    Path sslCa;

    @Nullable
    SSLContext sslContext;

    @Nullable
    PublicKey serverPublicKey;

    boolean allowPublicKeyRetrieval = false;

    @Nullable
    Boolean autocommit = Boolean.FALSE;

    @Nullable
    String sqlMode;

    @Nullable
    String collation;

    @Nullable
    String initCommand;

    @Nullable
    String programName;

    boolean foundRows = false;
    boolean allowMultiStatements = false;
    int pipelining = Integer.MAX_VALUE;
    int maxResponsePacket = ProtocolLimits.DEFAULT.maxPayload();
    boolean keepAlive = true;

    @Nullable
    Transport transport;

    @Nullable
    String transportName;

    @Nullable
    Executor callbackExecutor;

    ConnectOptionsBuilder() {}

    /**
     * Checks the options.
     *
     * @return the options, which later changes here do not reach
     * @throws IllegalArgumentException if a value is out of range, or two options contradict each other
     */
    public ConnectOptions build() {
        OptionChecks.check(this);
        return new ConnectOptions(copy());
    }

    /**
     * Sets the host. Means nothing once {@link #unixSocket} is set.
     *
     * @param host a name or an address; {@code localhost} unless set
     * @return this
     */
    public ConnectOptionsBuilder host(String host) {
        this.host = host;
        return this;
    }

    /**
     * Sets the TCP port.
     *
     * @param port 1 to 65,535; 3306 unless set
     * @return this
     */
    public ConnectOptionsBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Connects over a unix socket, which servers and this client take for a trusted channel.
     *
     * @param unixSocket its path, 107 bytes at most on Linux
     * @return this
     */
    public ConnectOptionsBuilder unixSocket(Path unixSocket) {
        this.unixSocket = unixSocket;
        return this;
    }

    /**
     * Sets the account's name.
     *
     * @param user the name; the operating system's user unless set
     * @return this
     */
    public ConnectOptionsBuilder user(String user) {
        this.user = user;
        return this;
    }

    /**
     * Sets the password.
     *
     * @param password the password, any characters but NUL; empty unless set
     * @return this
     */
    public ConnectOptionsBuilder password(String password) {
        this.password = password;
        return this;
    }

    /**
     * Sets the database to select.
     *
     * @param database its name; none unless set
     * @return this
     */
    public ConnectOptionsBuilder database(String database) {
        this.database = database;
        return this;
    }

    /**
     * Sets the time for opening a connection: name look-up, socket, greeting, TLS, login and session set-up together.
     *
     * @param connectTimeout greater than zero, a day at most; 10 seconds unless set
     * @return this
     */
    public ConnectOptionsBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        return this;
    }

    /**
     * Sets whether TLS is used and what is checked.
     *
     * @param sslMode the mode; unless set, {@link SslMode#PREFERRED} on a unix socket and to the loopback, {@link SslMode#VERIFY_IDENTITY} elsewhere
     * @return this
     */
    public ConnectOptionsBuilder sslMode(SslMode sslMode) {
        this.sslMode = sslMode;
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
        this.sslCa = sslCa;
        return this;
    }

    /**
     * Sets a TLS context, whose trust decision then holds; the host name is checked with {@link SslMode#VERIFY_IDENTITY} alone.
     *
     * @param sslContext the context
     * @return this
     */
    public ConnectOptionsBuilder sslContext(SSLContext sslContext) {
        this.sslContext = sslContext;
        return this;
    }

    /**
     * Pins the server's RSA key, with which a password is encrypted where there is no TLS.
     *
     * @param serverPublicKey the key
     * @return this
     */
    public ConnectOptionsBuilder serverPublicKey(PublicKey serverPublicKey) {
        this.serverPublicKey = serverPublicKey;
        return this;
    }

    /**
     * Permits taking the RSA key from the server, unverified: an impostor can read the password then. Permitted to the loopback anyhow.
     *
     * @param allowPublicKeyRetrieval false unless set
     * @return this
     */
    public ConnectOptionsBuilder allowPublicKeyRetrieval(boolean allowPublicKeyRetrieval) {
        this.allowPublicKeyRetrieval = allowPublicKeyRetrieval;
        return this;
    }

    /**
     * Sets autocommit.
     *
     * @param autocommit true or false, which is the default as in PEP 249; null for the server's own setting
     * @return this
     */
    public ConnectOptionsBuilder autocommit(@Nullable Boolean autocommit) {
        this.autocommit = autocommit;
        return this;
    }

    /**
     * Sets the SQL mode.
     *
     * @param sqlMode names with commas between them, as {@code ANSI,STRICT_ALL_TABLES}; the server's own unless set
     * @return this
     */
    public ConnectOptionsBuilder sqlMode(String sqlMode) {
        this.sqlMode = sqlMode;
        return this;
    }

    /**
     * Sets the collation of the connection.
     *
     * @param collation one of utf8mb4; the server's default for utf8mb4 unless set
     * @return this
     */
    public ConnectOptionsBuilder collation(String collation) {
        this.collation = collation;
        return this;
    }

    /**
     * Sets a statement that is run, and committed, when the session is set up.
     *
     * @param initCommand the statement
     * @return this
     */
    public ConnectOptionsBuilder initCommand(String initCommand) {
        this.initCommand = initCommand;
        return this;
    }

    /**
     * Tells the server the program's name, shown in performance_schema.session_connect_attrs.
     *
     * @param programName the name
     * @return this
     */
    public ConnectOptionsBuilder programName(String programName) {
        this.programName = programName;
        return this;
    }

    /**
     * Counts rows found instead of rows changed.
     *
     * @param foundRows false unless set
     * @return this
     */
    public ConnectOptionsBuilder foundRows(boolean foundRows) {
        this.foundRows = foundRows;
        return this;
    }

    /**
     * Permits several statements in one query. Lets an injected one in, too.
     *
     * @param allowMultiStatements false unless set
     * @return this
     */
    public ConnectOptionsBuilder allowMultiStatements(boolean allowMultiStatements) {
        this.allowMultiStatements = allowMultiStatements;
        return this;
    }

    /**
     * Limits how many statements may be in flight.
     *
     * @param pipelining 1 or more; 1 sends each when the one before was answered, for proxies that cannot do otherwise; without limit unless set
     * @return this
     */
    public ConnectOptionsBuilder pipelining(int pipelining) {
        this.pipelining = pipelining;
        return this;
    }

    /**
     * Sets the largest packet, and so the largest row, accepted from the server.
     *
     * @param maxResponsePacket in bytes, 1 KiB to 1 GiB; 1 GiB unless set
     * @return this
     */
    public ConnectOptionsBuilder maxResponsePacket(int maxResponsePacket) {
        this.maxResponsePacket = maxResponsePacket;
        return this;
    }

    /**
     * Switches TCP keep-alive.
     *
     * @param keepAlive true unless set
     * @return this
     */
    public ConnectOptionsBuilder keepAlive(boolean keepAlive) {
        this.keepAlive = keepAlive;
        return this;
    }

    /**
     * Sets the transport, which stays the caller's to close.
     *
     * @param transport the transport
     * @return this
     */
    public ConnectOptionsBuilder transport(Transport transport) {
        this.transport = transport;
        return this;
    }

    /**
     * Chooses among the transports on the path, which all connections of the JVM then share.
     *
     * @param name its name, such as {@code nio}; needed when there is more than one
     * @return this
     */
    public ConnectOptionsBuilder transport(String name) {
        this.transportName = name;
        return this;
    }

    /**
     * Sets where futures complete.
     *
     * @param callbackExecutor an executor; the connection's I/O thread unless set
     * @return this
     */
    public ConnectOptionsBuilder callbackExecutor(Executor callbackExecutor) {
        this.callbackExecutor = callbackExecutor;
        return this;
    }

    ConnectOptionsBuilder copy() {
        ConnectOptionsBuilder copy = new ConnectOptionsBuilder();
        copy.host = host;
        copy.port = port;
        copy.unixSocket = unixSocket;
        copy.user = user;
        copy.password = password;
        copy.database = database;
        copy.connectTimeout = connectTimeout;
        copy.sslMode = sslMode;
        copy.sslCa = sslCa;
        copy.sslContext = sslContext;
        copy.serverPublicKey = serverPublicKey;
        copy.allowPublicKeyRetrieval = allowPublicKeyRetrieval;
        copy.autocommit = autocommit;
        copy.sqlMode = sqlMode;
        copy.collation = collation;
        copy.initCommand = initCommand;
        copy.programName = programName;
        copy.foundRows = foundRows;
        copy.allowMultiStatements = allowMultiStatements;
        copy.pipelining = pipelining;
        copy.maxResponsePacket = maxResponsePacket;
        copy.keepAlive = keepAlive;
        copy.transport = transport;
        copy.transportName = transportName;
        copy.callbackExecutor = callbackExecutor;
        return copy;
    }

    @Override
    public String toString() {
        return "ConnectOptionsBuilder[" + host + ":" + port + "]";
    }
}
