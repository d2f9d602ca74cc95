package io.aiomysql.internal.options;

import io.aiomysql.Compression;
import io.aiomysql.ConnectionListener;
import io.aiomysql.ErrorDetail;
import io.aiomysql.PasswordSupplier;
import io.aiomysql.SslMode;
import io.aiomysql.StatementListener;
import io.aiomysql.StatementMode;
import io.aiomysql.TlsVersion;
import io.aiomysql.auth.RsaPublicKeys;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connection. The fields hold what was set; the methods apply the defaults that depend on other options.
 * Filled by a builder or from a URL, and no longer changed once {@link #built}.
 */
public final class OptionValues implements Cloneable {

    public String host = "localhost";
    public int port = 3306;
    public @Nullable Path unixSocket;
    public String user = System.getProperty("user.name", "");
    public String password = "";
    public String password2 = "";
    public String password3 = "";
    public @Nullable PasswordSupplier passwordSupplier;
    public @Nullable String authPlugin;
    public @Nullable List<String> authPlugins;
    public List<AuthPlugin> customAuthPlugins = List.of();
    public boolean allowExpiredPassword = false;
    public @Nullable String database;
    public @Nullable Path defaultsFile;
    public @Nullable String defaultsGroup;
    public @Nullable String loginPath;
    public Duration connectTimeout = Duration.ofSeconds(10);
    public Duration queryTimeout = Duration.ZERO;
    public Duration readTimeout = Duration.ZERO;
    public Duration cancelTimeout = Duration.ofSeconds(10);
    public @Nullable SslMode sslMode;
    public @Nullable Path sslCa;
    public @Nullable SSLContext sslContext;
    public @Nullable Path sslCert;
    public @Nullable Path sslKey;
    public @Nullable String sslKeyPassword;
    public @Nullable Path sslKeyStore;
    public Set<TlsVersion> tlsVersions = Set.of(TlsVersion.values());
    public List<String> tlsCipherSuites = List.of();
    public boolean zeroConfigurationTls = false;
    public @Nullable PublicKey serverPublicKey;
    public boolean allowPublicKeyRetrieval = false;
    public @Nullable Boolean autocommit = Boolean.FALSE;
    public @Nullable String sqlMode;
    public @Nullable String charset;
    public @Nullable String collation;
    public @Nullable String initCommand;
    public @Nullable String programName;
    public Map<String, String> addedAttributes = Map.of();
    public boolean connectionAttributes = true;
    public boolean trackGtids = false;
    public boolean foundRows = false;
    public boolean allowMultiStatements = false;
    public ErrorDetail errorDetail = ErrorDetail.MESSAGE;
    public int pipelining = 256;
    public @Nullable Long maxQueuedBytes;
    public int maxResponsePacket = ProtocolLimits.DEFAULT.maxPayload();
    public @Nullable Long maxResultSize;
    public List<Compression> compression = List.of(Compression.UNCOMPRESSED);
    public @Nullable Integer compressionLevel;
    public boolean keepAlive = true;
    public @Nullable Transport transport;
    public @Nullable String transportName;
    public @Nullable Executor callbackExecutor;
    public @Nullable ZoneId timeZone;
    public @Nullable Converters converters;
    public @Nullable ZeroDates zeroDates;
    public @Nullable Boolean tinyInt1AsBoolean;
    public boolean rawText = false;
    public @Nullable UuidForm uuidForm;
    public TemporalPrecision temporalPrecision = TemporalPrecision.TRUNCATE;
    public StatementMode statementMode = StatementMode.BINARY;
    public int statementCacheSize = 256;
    public long addedCapabilities = 0;
    public long removedCapabilities = 0;
    public List<StatementListener> statementListeners = List.of();
    public List<ConnectionListener> connectionListeners = List.of();
    public boolean listenerParameters = false;
    public boolean echo = false;
    public boolean echoParameters = false;
    public boolean callerTraces = false;

    /** The names of options that the caller has set to what may be their default, so that no file changes them. */
    private Set<String> given = Set.of();

    /** Used where none are set; null until the options are built. */
    private @Nullable Converters defaultConverters;

    /** Whether the log tells of a proxy that forces an option. */
    AtomicBoolean proxyReported = new AtomicBoolean();

    /** Whether the log tells that a listener has thrown something. */
    public AtomicBoolean listenerReported = new AtomicBoolean();

    private SharedTlsMaterial tlsMaterial = new SharedTlsMaterial();

    private PerOptions sideConnections = new PerOptions();

    /** Whether the connection only serves to stop the statements of others. */
    private boolean forSideConnection;

    /**
     * Copies what was set; the copy is not built.
     *
     * @return new values, with TLS material of their own
     */
    public OptionValues copy() {
        try {
            OptionValues copy = (OptionValues) clone();
            copy.defaultConverters = null;
            copy.tlsMaterial = new SharedTlsMaterial();
            copy.proxyReported = new AtomicBoolean();
            copy.listenerReported = new AtomicBoolean();
            copy.sideConnections = new PerOptions();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Notes that the caller has set an option: what a file says of it does not count. */
    public void given(String name) {
        Set<String> more = new HashSet<>(given);
        more.add(name);
        given = Set.copyOf(more);
    }

    boolean isGiven(String name) {
        return given.contains(name);
    }

    public static PublicKey publicKey(String pem) {
        return RsaPublicKeys.parsePem(pem);
    }

    public static PublicKey publicKey(Path pemFile) {
        return RsaPublicKeys.parsePem(pemFile);
    }

    /** The files that were asked for have been read: a builder that starts with these values does not read them again. */
    void filesRead() {
        defaultsFile = null;
        defaultsGroup = null;
        loginPath = null;
    }

    /**
     * Reads the option files that were asked for, checks the values, and finds the converters if none are set.
     *
     * @return a copy, which must not be changed
     * @throws IllegalArgumentException if a value is out of range, two options contradict each other, or a file is invalid
     * @throws java.util.ServiceConfigurationError if a converter that ServiceLoader finds cannot be made
     */
    public OptionValues built() {
        OptionValues built = copy();
        Map<String, FileOption> origins = OptionFiles.readInto(built);
        try {
            OptionChecks.check(built);
        } catch (IllegalArgumentException e) {
            throw OptionFiles.located(e, origins);
        }
        if (converters == null) {
            built.defaultConverters = Converters.defaults();
        }
        return built;
    }

    /**
     * Returns the options of a connection that stops statements of others: the same server, account and TLS, and nothing that is
     * about a session.
     *
     * @param transport what the others use
     */
    public OptionValues forSideConnection(Transport transport) {
        OptionValues side = copy();
        side.defaultConverters = defaultConverters;
        side.tlsMaterial = tlsMaterial;
        side.transport = transport;
        side.transportName = null;
        side.forSideConnection = true;
        side.database = null;
        side.autocommit = null;
        side.sqlMode = null;
        side.timeZone = null;
        side.initCommand = null;
        side.charset = null;
        side.callbackExecutor = Runnable::run;
        side.queryTimeout = Duration.ZERO;
        side.statementListeners = List.of();
        side.connectionListeners = List.of();
        side.trackGtids = false;
        side.echo = false;
        side.callerTraces = false;
        side.statementCacheSize = 0;
        return side;
    }

    /**
     * Returns the options after a change of the user: the same server and session, another account.
     *
     * @param selected the database; null for none
     */
    public OptionValues forUser(String name, String itsPassword, @Nullable String selected) {
        OptionValues changed = copy();
        changed.defaultConverters = defaultConverters;
        changed.tlsMaterial = tlsMaterial;
        changed.proxyReported = proxyReported;
        changed.listenerReported = listenerReported;
        changed.user = name;
        changed.password = itsPassword;
        changed.password2 = "";
        changed.password3 = "";
        changed.passwordSupplier = null;
        changed.database = selected;
        OptionChecks.check(changed);
        return changed;
    }

    /** {@return whether the connection only serves to stop the statements of others} */
    public boolean isForSideConnection() {
        return forSideConnection;
    }

    /** {@return what stops the statements of all connections that are opened with these options} */
    public PerOptions sideConnections() {
        return sideConnections;
    }

    /** {@return the converters that were set, or those that were found when the options were built} */
    public Converters converters() {
        Converters set = converters;
        return set != null ? set : Objects.requireNonNull(defaultConverters, "the options are not built yet");
    }

    /** {@return what zero and partial dates become: as set, or as the converters' own options say} */
    public ZeroDates zeroDates() {
        ZeroDates set = zeroDates;
        return set != null ? set : converters().options().zeroDates();
    }

    /** {@return whether TINYINT(1) and BIT(1) are Boolean: as set, or as the converters' own options say} */
    public boolean tinyInt1AsBoolean() {
        Boolean set = tinyInt1AsBoolean;
        return set != null ? set : converters().options().tinyInt1AsBoolean();
    }

    /** {@return the form of UUIDs: as set, or as the converters' own options say} */
    public UuidForm uuidForm() {
        UuidForm set = uuidForm;
        return set != null ? set : converters().options().uuidForm();
    }

    /** {@return how many bytes of one answer are kept at most: as set, or a quarter of the heap; 0 is no limit} */
    public long maxResultSize() {
        Long set = maxResultSize;
        return set != null ? set : Runtime.getRuntime().maxMemory() / 4;
    }

    /** {@return how many bytes may wait to be sent: as set, or a sixteenth of the heap, 64 MiB at most; 0 is no limit} */
    public long maxQueuedBytes() {
        Long set = maxQueuedBytes;
        return set != null ? set : Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 16);
    }

    /** Reads files when called first; afterwards the same for all connections of these options. */
    public TlsMaterial tlsMaterial() {
        return tlsMaterial.of(this);
    }

    /** The server's address as the user wrote it, for messages. */
    public String server() {
        Path socket = unixSocket;
        return socket != null ? socket.toString() : host + ":" + port;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return server() + ", user=" + user + ", database=" + database + ", sslMode=" + TrustPolicy.sslMode(this);
    }
}
