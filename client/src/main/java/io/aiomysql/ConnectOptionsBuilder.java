package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Collects the options of a connection. Each setter returns this builder. Not thread-safe; {@link #build()} checks the options
 * and copies them.
 */
public final class ConnectOptionsBuilder extends LoginOptionsBuilder<ConnectOptionsBuilder> {

    ConnectOptionsBuilder(OptionValues values) {
        super(values);
    }

    /**
     * Reads the files that were asked for, on this thread, and checks the options.
     *
     * @return the options; later changes of this builder do not affect them
     * @throws IllegalArgumentException if a value is out of range, two options contradict each other, or a file of {@link
     *     #defaultsFile}, {@link #defaultsGroup} or {@link #loginPath} is missing, unreadable or malformed; the message names the file and
     *     the line, and quotes no secret
     * @throws java.util.ServiceConfigurationError if no {@link #converters} are set, and a converter that ServiceLoader finds
     *     cannot be created
     */
    public ConnectOptions build() {
        return new ConnectOptions(values.built());
    }

    /**
     * Sets the host. Ignored when {@link #unixSocket} is set.
     *
     * @param host a name or an address; {@code localhost} unless set
     */
    public ConnectOptionsBuilder host(String host) {
        values.host = host;
        values.given("host");
        return this;
    }

    /**
     * Sets the TCP port.
     *
     * @param port 1 to 65,535; 3306 unless set
     */
    public ConnectOptionsBuilder port(int port) {
        values.port = port;
        values.given("port");
        return this;
    }

    /**
     * Connects over a unix socket, which the server and this client treat as a secure channel.
     *
     * @param unixSocket the path of the socket; 107 bytes at most
     */
    public ConnectOptionsBuilder unixSocket(Path unixSocket) {
        values.unixSocket = unixSocket;
        return this;
    }

    /**
     * Sets the database to select. It is selected whatever the server's {@code init_connect} does.
     *
     * @param database its name; unless set, the one that {@code init_connect} selects, or none
     */
    public ConnectOptionsBuilder database(String database) {
        values.database = database;
        return this;
    }

    /**
     * Reads options from a file in the syntax of MySQL's and MariaDB's own programs ({@code my.cnf}): the groups {@code [client]} and
     * {@code [client-server]}, and that of {@link #defaultsGroup}. What this builder or a URL sets counts before the file, in whatever order
     * they are called; {@code docs/options.md} has the keys and the rules. The file is read by {@link #build()}, once: a builder made by
     * {@link ConnectOptions#toBuilder()} starts with what was read.
     *
     * @param defaultsFile its path; {@code ~} at the beginning is the user's folder. Unless set, no file is read
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/option-files.html">MySQL: Using Option Files</a>
     */
    public ConnectOptionsBuilder defaultsFile(Path defaultsFile) {
        values.defaultsFile = defaultsFile;
        return this;
    }

    /**
     * Reads a group of {@link #defaultsFile} after {@code [client]} and {@code [client-server]}: what it says counts before them. If no file
     * is set, of those of {@code /etc/my.cnf}, {@code /etc/mysql/my.cnf} and {@code ~/.my.cnf} that exist.
     *
     * @param defaultsGroup its name, without brackets; a group that is in none of the files is refused
     */
    public ConnectOptionsBuilder defaultsGroup(String defaultsGroup) {
        values.defaultsGroup = defaultsGroup;
        return this;
    }

    /**
     * Reads host, user, password, port and socket from the file of mysql_config_editor: the login path {@code client}, and then the named
     * one, which counts before it. The file is {@code ~/.mylogin.cnf}, on Windows {@code %APPDATA%\MySQL\.mylogin.cnf}, or that of the
     * environment variable {@code MYSQL_TEST_LOGIN_FILE}. It counts before {@link #defaultsFile}, and what this builder or a URL sets before
     * it. It is obfuscated, not encrypted: who can read it has the passwords, so one that others can open is refused.
     *
     * @param loginPath its name
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/mysql-config-editor.html">MySQL: mysql_config_editor</a>
     */
    public ConnectOptionsBuilder loginPath(String loginPath) {
        values.loginPath = loginPath;
        return this;
    }

    /**
     * Adds an attribute that the server shows in {@code performance_schema.session_connect_attrs}. The client's own are {@code _client_name},
     * {@code _client_version}, {@code _pid} and, with {@link #programName}, {@code program_name}. All names and values together have room
     * for 64,512 bytes, of which the server may keep less (performance_schema_session_connect_attrs_size); the rest is cut.
     *
     * @param name not beginning with an underscore
     * @param value the value, which everybody with access to that table can read
     */
    public ConnectOptionsBuilder connectionAttribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values.addedAttributes);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        values.addedAttributes = Collections.unmodifiableMap(more);
        return this;
    }

    /**
     * Sets whether the server is told of the client: the attributes of {@link #connectionAttribute}, and the client's own.
     *
     * @param connectionAttributes true unless set
     */
    public ConnectOptionsBuilder connectionAttributes(boolean connectionAttributes) {
        values.connectionAttributes = connectionAttributes;
        return this;
    }

    /**
     * Sets the server's RSA public key, as {@link #serverPublicKey(java.security.PublicKey)} does.
     *
     * @param pem text with a block {@code BEGIN PUBLIC KEY}, such as MySQL's {@code public_key.pem} has
     * @throws IllegalArgumentException if there is no such block or no RSA key in it, or a weak one
     */
    public ConnectOptionsBuilder serverPublicKey(String pem) {
        values.serverPublicKey = OptionValues.publicKey(pem);
        return this;
    }

    /**
     * Sets the server's RSA public key, as {@link #serverPublicKey(java.security.PublicKey)} does; reads the file at once.
     *
     * @param file a file such as MySQL's {@code public_key.pem}
     * @throws IllegalArgumentException if the file contains no RSA key in PEM, or a weak one; the message names the file
     * @throws java.io.UncheckedIOException if the file cannot be read; the message names the file
     */
    public ConnectOptionsBuilder serverPublicKey(Path file) {
        values.serverPublicKey = OptionValues.publicKey(file);
        return this;
    }

    /**
     * Sets the time limit for opening a connection: name resolution, socket, greeting, TLS, login and session set-up together.
     *
     * @param connectTimeout greater than zero and at most one day; 10 seconds unless set
     */
    public ConnectOptionsBuilder connectTimeout(Duration connectTimeout) {
        values.connectTimeout = connectTimeout;
        values.given("connectTimeout");
        return this;
    }

    /**
     * Limits the time that each call may take, from the call until its result is complete: waiting for the statements before it,
     * running and reading together. When it is over, the future fails with {@link MySqlTimeoutException}, and the statement is
     * stopped on the server, as one that is cancelled. {@link Query#timeout} sets another limit for one statement. It does not count
     * for {@link MySqlConnection#reset}, nor for closing.
     *
     * @param queryTimeout greater than zero; or zero for no limit, as when it is not set
     */
    public ConnectOptionsBuilder queryTimeout(Duration queryTimeout) {
        values.queryTimeout = queryTimeout;
        return this;
    }

    /**
     * Closes a connection on which an answer is due and nothing arrives for that long, for servers that disappear without a word.
     * A statement that computes for a longer time before its first row looks the same: for a limit of the statement, which costs no
     * connection, use {@link #queryTimeout}. The time in which the client itself does not read, for a stream whose consumer rests, does
     * not count. The connection is closed at most a quarter of the time late.
     *
     * @param readTimeout greater than zero; or zero for no limit, as when it is not set
     */
    public ConnectOptionsBuilder readTimeout(Duration readTimeout) {
        values.readTimeout = readTimeout;
        return this;
    }

    /**
     * Sets how long a statement may go on after it was cancelled and KILL QUERY was sent for it. If it has not ended by then, the
     * connection is closed. Where the server cannot be told to stop it, there is no limit.
     *
     * @param cancelTimeout greater than zero and at most one day; 10 seconds unless set
     */
    public ConnectOptionsBuilder cancelTimeout(Duration cancelTimeout) {
        values.cancelTimeout = cancelTimeout;
        return this;
    }

    /**
     * Limits how many statements may be sent before the first of them is answered. A proxy that is known to lose such statements
     * gets one at a time, whatever is set; the log says so, and docs/proxies.md tells which proxies need 1.
     *
     * @param pipelining 1 or more; with 1, each statement waits for the answer to the one before, for proxies that need
     *     that; 256 unless set
     */
    public ConnectOptionsBuilder pipelining(int pipelining) {
        values.pipelining = pipelining;
        return this;
    }

    /**
     * Limits what may wait on a connection until it is sent: the SQL and the values of the statements, and about 1,000 bytes for
     * each. A statement that is too much fails with {@link MySqlQueueFullException}, and is not sent; a single one is never too much.
     * Streamed values are not counted: they are read when they are sent.
     *
     * @param maxQueuedBytes in bytes, 0 for no limit; unless set, a sixteenth of the heap, and 67,108,864 (64 MiB) at most
     */
    public ConnectOptionsBuilder maxQueuedBytes(long maxQueuedBytes) {
        values.maxQueuedBytes = maxQueuedBytes;
        return this;
    }

    /**
     * Sets the size of the largest row accepted from the server. Other packets have smaller limits of their own.
     *
     * @param maxResponsePacket in bytes, 1,024 to 1,073,741,824 (1 GiB); the largest value unless set
     */
    public ConnectOptionsBuilder maxResponsePacket(int maxResponsePacket) {
        values.maxResponsePacket = maxResponsePacket;
        return this;
    }

    /**
     * Compresses what is sent and received after the login. The first of the algorithms that the server offers is used; if it offers
     * none of them, the connection is refused with {@link MySqlConnectionException}, unless {@link Compression#UNCOMPRESSED} is
     * one of them. It pays where the network is slow or paid for; docs/compression.md has figures, and tells when it weakens TLS.
     *
     * @param first the preferred algorithm; {@link Compression#UNCOMPRESSED} unless set
     * @param others the others that are permitted, in order
     * @see <a href="https://dev.mysql.com/doc/refman/en/connection-compression-control.html">MySQL: connection compression
     *     control</a>
     */
    public ConnectOptionsBuilder compression(Compression first, Compression... others) {
        List<Compression> algorithms = new ArrayList<>(List.of(others));
        algorithms.add(0, first);
        values.compression = List.copyOf(algorithms);
        values.given("compression");
        return this;
    }

    /**
     * Sets how hard it is tried to compress. With zlib it is about what the client sends, because servers have a level of their own;
     * with zstd about both.
     *
     * @param compressionLevel 1 (fast) to 9 (small) with zlib, to 22 with zstd alone; unless set, 6 with zlib and 3 with zstd
     */
    public ConnectOptionsBuilder compressionLevel(int compressionLevel) {
        values.compressionLevel = compressionLevel;
        return this;
    }

    /**
     * Switches TCP keep-alive on or off.
     *
     * @param keepAlive true unless set
     */
    public ConnectOptionsBuilder keepAlive(boolean keepAlive) {
        values.keepAlive = keepAlive;
        return this;
    }

    /**
     * Sets the transport. The caller closes it.
     *
     * @param transport the transport
     */
    public ConnectOptionsBuilder transport(Transport transport) {
        values.transport = transport;
        return this;
    }

    /**
     * Chooses one of the transports on the class path or module path by its name. All connections of the JVM that use it share
     * one instance.
     *
     * @param name its name, such as {@code nio}; needed when there is more than one
     */
    public ConnectOptionsBuilder transport(String name) {
        values.transportName = name;
        return this;
    }

    /**
     * Sets the executor on which callbacks of futures run, and on which rows are made objects where nobody waits for them. It is not
     * needed for {@code join()} and {@code get()}. If it rejects a task or throws, the callbacks run on a thread of the client's own,
     * and the log says so once; if it drops one silently, its callbacks are late, or never run.
     *
     * <p>With {@code Runnable::run}, futures complete on the connection's I/O thread, and callbacks run there. That is the fastest way for
     * chains of short callbacks. One that waits stops all connections of its event loop: {@code join()} and {@code get()} of an incomplete
     * future throw {@link IllegalStateException} there, and the log tells of an event loop that is held up for more than two
     * seconds. So with every executor that runs a task at once, unless it is an {@link java.util.concurrent.ExecutorService}; to find out,
     * it is given one task when a connection is opened.
     *
     * @param callbackExecutor an executor, which the caller shuts down; unless set, callbacks run each on a virtual thread or, on Java 17,
     *     on a pool of daemon threads that grows as it has to
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
