package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.NamedOption.option;
import static io.aiomysql.internal.options.OptionForm.AUTOCOMMIT;
import static io.aiomysql.internal.options.OptionForm.BOOLEAN;
import static io.aiomysql.internal.options.OptionForm.BYTES;
import static io.aiomysql.internal.options.OptionForm.NUMBER;
import static io.aiomysql.internal.options.OptionForm.PATH;
import static io.aiomysql.internal.options.OptionForm.PUBLIC_KEY_FILE;
import static io.aiomysql.internal.options.OptionForm.SECONDS;
import static io.aiomysql.internal.options.OptionForm.TEXT;
import static io.aiomysql.internal.options.OptionForm.ZONE;
import static io.aiomysql.internal.options.OptionForm.oneOf;

import io.aiomysql.Compression;
import io.aiomysql.ErrorDetail;
import io.aiomysql.SslMode;
import io.aiomysql.StatementMode;
import io.aiomysql.TlsVersion;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.internal.options.NamedOption.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table of the options that can be written as text: a line for each. URLs and option files are read by it, and
 * {@code docs/options.md} is compared with it. What only Java code can set, such as listeners, has no line.
 */
final class OptionNames {

    private static final OptionForm<List<String>> NAMES =
            OptionForm.listOf("names with commas between them", text -> text);
    private static final OptionForm<List<TlsVersion>> TLS_VERSIONS =
            OptionForm.listOf("TLSv1.2, TLSv1.3 or both, with a comma between them", TlsVersion::of);
    private static final OptionForm<List<Compression>> ALGORITHMS = OptionForm.listOf(
            "some of " + List.of(Compression.values()) + ", with commas between them",
            text -> Compression.valueOf(text.toUpperCase(Locale.ROOT)));

    /** Their order is that of docs/options.md. */
    private static final List<NamedOption<?>> ALL = List.of(
            option("host", TEXT, o -> o.host, (o, v) -> o.host = v)
                    .in(Place.AUTHORITY)
                    .inFiles("host"),
            option("port", NUMBER, o -> o.port, (o, v) -> o.port = v)
                    .in(Place.AUTHORITY)
                    .inFiles("port"),
            option("unixSocket", PATH, o -> o.unixSocket, (o, v) -> o.unixSocket = v)
                    .inFiles("socket"),
            option("user", TEXT, o -> o.user, (o, v) -> o.user = v)
                    .in(Place.AUTHORITY)
                    .inFiles("user"),
            option("password", TEXT, o -> o.password, (o, v) -> o.password = v)
                    .in(Place.AUTHORITY)
                    .inFiles("password"),
            option("database", TEXT, o -> o.database, (o, v) -> o.database = v)
                    .in(Place.AUTHORITY)
                    .inFiles("database"),
            option("defaultsFile", PATH, o -> o.defaultsFile, (o, v) -> o.defaultsFile = v),
            option("defaultsGroup", TEXT, o -> o.defaultsGroup, (o, v) -> o.defaultsGroup = v),
            option("loginPath", TEXT, o -> o.loginPath, (o, v) -> o.loginPath = v),
            option("connectTimeout", SECONDS, o -> o.connectTimeout, (o, v) -> o.connectTimeout = v)
                    .inFiles("connect-timeout", "timeout"),
            option("queryTimeout", SECONDS, o -> o.queryTimeout, (o, v) -> o.queryTimeout = v),
            option("readTimeout", SECONDS, o -> o.readTimeout, (o, v) -> o.readTimeout = v),
            option("cancelTimeout", SECONDS, o -> o.cancelTimeout, (o, v) -> o.cancelTimeout = v),
            option("keepAlive", BOOLEAN, o -> o.keepAlive, (o, v) -> o.keepAlive = v),
            option("transport", TEXT, o -> o.transportName, (o, v) -> o.transportName = v),
            option("sslMode", oneOf(SslMode.class), o -> o.sslMode, (o, v) -> o.sslMode = v)
                    .inFiles("ssl-mode"),
            option("sslCa", PATH, o -> o.sslCa, (o, v) -> o.sslCa = v).inFiles("ssl-ca"),
            option("sslCert", PATH, o -> o.sslCert, (o, v) -> o.sslCert = v).inFiles("ssl-cert"),
            option("sslKey", PATH, o -> o.sslKey, (o, v) -> o.sslKey = v).inFiles("ssl-key"),
            option("sslKeyPassword", TEXT, o -> o.sslKeyPassword, (o, v) -> o.sslKeyPassword = v),
            option("sslKeyStore", PATH, o -> o.sslKeyStore, (o, v) -> o.sslKeyStore = v),
            option("tlsVersions", TLS_VERSIONS, o -> o.tlsVersions, (o, v) -> o.tlsVersions = Set.copyOf(v))
                    .inFiles("tls-version"),
            option("tlsCipherSuites", NAMES, o -> o.tlsCipherSuites, (o, v) -> o.tlsCipherSuites = v),
            option("zeroConfigurationTls", BOOLEAN, o -> o.zeroConfigurationTls, (o, v) -> o.zeroConfigurationTls = v),
            option("compression", ALGORITHMS, o -> o.compression, (o, v) -> o.compression = v)
                    .inFiles("compression-algorithms"),
            option("compressionLevel", NUMBER, o -> o.compressionLevel, (o, v) -> o.compressionLevel = v)
                    .inFiles("zstd-compression-level"),
            option("authPlugin", TEXT, o -> o.authPlugin, (o, v) -> o.authPlugin = v)
                    .inFiles("default-auth"),
            option("authPlugins", NAMES, o -> o.authPlugins, (o, v) -> o.authPlugins = v),
            option("allowExpiredPassword", BOOLEAN, o -> o.allowExpiredPassword, (o, v) -> o.allowExpiredPassword = v),
            option("serverPublicKey", PUBLIC_KEY_FILE, o -> o.serverPublicKey, (o, v) -> o.serverPublicKey = v)
                    .inFiles("server-public-key-path"),
            option(
                            "allowPublicKeyRetrieval",
                            BOOLEAN,
                            o -> o.allowPublicKeyRetrieval,
                            (o, v) -> o.allowPublicKeyRetrieval = v)
                    .inFiles("get-server-public-key"),
            option("programName", TEXT, o -> o.programName, (o, v) -> o.programName = v),
            option("connectionAttributes", BOOLEAN, o -> o.connectionAttributes, (o, v) -> o.connectionAttributes = v),
            option("autocommit", AUTOCOMMIT, o -> o.autocommit, (o, v) -> o.autocommit = v.orElse(null)),
            option("sqlMode", TEXT, o -> o.sqlMode, (o, v) -> o.sqlMode = v),
            option("charset", TEXT, o -> o.charset, (o, v) -> o.charset = v).inFiles("default-character-set"),
            option("collation", TEXT, o -> o.collation, (o, v) -> o.collation = v),
            option("timeZone", ZONE, o -> o.timeZone, (o, v) -> o.timeZone = v),
            // A URL contains no SQL.
            option("initCommand", TEXT, o -> o.initCommand, (o, v) -> o.initCommand = v)
                    .in(Place.NOWHERE)
                    .inFiles("init-command"),
            option("trackGtids", BOOLEAN, o -> o.trackGtids, (o, v) -> o.trackGtids = v),
            option("foundRows", BOOLEAN, o -> o.foundRows, (o, v) -> o.foundRows = v)
                    .inFiles("return-found-rows"),
            option("allowMultiStatements", BOOLEAN, o -> o.allowMultiStatements, (o, v) -> o.allowMultiStatements = v),
            option("zeroDates", oneOf(ZeroDates.class), o -> o.zeroDates, (o, v) -> o.zeroDates = v),
            option("tinyInt1AsBoolean", BOOLEAN, o -> o.tinyInt1AsBoolean, (o, v) -> o.tinyInt1AsBoolean = v),
            option("rawText", BOOLEAN, o -> o.rawText, (o, v) -> o.rawText = v),
            option("uuidForm", oneOf(UuidForm.class), o -> o.uuidForm, (o, v) -> o.uuidForm = v),
            option(
                    "temporalPrecision",
                    oneOf(TemporalPrecision.class),
                    o -> o.temporalPrecision,
                    (o, v) -> o.temporalPrecision = v),
            option("statementMode", oneOf(StatementMode.class), o -> o.statementMode, (o, v) -> o.statementMode = v),
            option("statementCacheSize", NUMBER, o -> o.statementCacheSize, (o, v) -> o.statementCacheSize = v),
            option("pipelining", NUMBER, o -> o.pipelining, (o, v) -> o.pipelining = v),
            option("maxQueuedBytes", BYTES, o -> o.maxQueuedBytes, (o, v) -> o.maxQueuedBytes = v),
            option("maxResultSize", BYTES, o -> o.maxResultSize, (o, v) -> o.maxResultSize = v),
            option("maxResponsePacket", NUMBER, o -> o.maxResponsePacket, (o, v) -> o.maxResponsePacket = v),
            option("errorDetail", oneOf(ErrorDetail.class), o -> o.errorDetail, (o, v) -> o.errorDetail = v),
            option("echo", BOOLEAN, o -> o.echo, (o, v) -> o.echo = v),
            option("echoParameters", BOOLEAN, o -> o.echoParameters, (o, v) -> o.echoParameters = v),
            option("callerTraces", BOOLEAN, o -> o.callerTraces, (o, v) -> o.callerTraces = v));

    /** Other keys of option files. */
    private static final List<NamedOption<?>> OTHER_KEYS = List.of(
            option(
                            "compression",
                            BOOLEAN,
                            o -> o.compression,
                            (o, v) -> o.compression = List.of(v ? Compression.ZLIB : Compression.UNCOMPRESSED))
                    .inFiles("compress"),
            option("sslMode", BOOLEAN, o -> o.sslMode, OptionNames::switchTls).inFiles("ssl"),
            option(
                            "sslMode",
                            BOOLEAN,
                            o -> o.sslMode,
                            (o, v) -> o.sslMode = v ? SslMode.VERIFY_IDENTITY : SslMode.REQUIRED)
                    .inFiles("ssl-verify-server-cert"));

    private static final Map<String, NamedOption<?>> BY_NAME = byName();
    private static final Map<String, NamedOption<?>> BY_KEY = byKey();

    private OptionNames() {}

    static List<NamedOption<?>> all() {
        return ALL;
    }

    /** Finds an option by the name of the builder's method; null for none. */
    static @Nullable NamedOption<?> named(String name) {
        return BY_NAME.get(name);
    }

    /** Finds an option by its key in option files, with dashes; null for none. */
    static @Nullable NamedOption<?> withKey(String key) {
        return BY_KEY.get(key);
    }

    /** {@return the names that may be parameters of a URL, sorted} */
    static List<String> parameters() {
        return ALL.stream()
                .filter(option -> option.place() == Place.PARAMETER)
                .map(NamedOption::name)
                .sorted()
                .toList();
    }

    /** {@return the keys of option files} */
    static List<String> keys() {
        return List.copyOf(BY_KEY.keySet());
    }

    private static Map<String, NamedOption<?>> byName() {
        Map<String, NamedOption<?>> table = new LinkedHashMap<>();
        ALL.forEach(option -> table.put(option.name(), option));
        return table;
    }

    private static Map<String, NamedOption<?>> byKey() {
        Map<String, NamedOption<?>> table = new LinkedHashMap<>();
        ALL.forEach(option -> option.keys().forEach(key -> table.put(key, option)));
        OTHER_KEYS.forEach(option -> option.keys().forEach(key -> table.put(key, option)));
        return table;
    }

    /** To switch it on leaves the default mode, which is safer than REQUIRED. */
    private static void switchTls(OptionValues options, boolean on) {
        if (!on) {
            options.sslMode = SslMode.DISABLED;
        } else if (options.sslMode == SslMode.DISABLED) {
            options.sslMode = null;
        }
    }
}
