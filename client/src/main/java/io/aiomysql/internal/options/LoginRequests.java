package io.aiomysql.internal.options;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.login.Credentials;
import io.aiomysql.protocol.login.LoginRequest;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.TlsConfig;
import java.util.List;
import java.util.Objects;

/** Makes the requests to the login machine and the transport; {@link TrustPolicy} says how far the server is trusted. */
public final class LoginRequests {

    /**
     * Not MARIADB_CLIENT_CACHE_METADATA: MariaDB (11.8) does not describe the columns of a kept statement again when
     * character_set_results has changed, and does not report the change if the routine that made it fails.
     */
    private static final long WANTED = Capabilities.CLIENT_LONG_FLAG
            | Capabilities.CLIENT_TRANSACTIONS
            | Capabilities.CLIENT_MULTI_RESULTS
            | Capabilities.CLIENT_PS_MULTI_RESULTS
            | Capabilities.CLIENT_CONNECT_ATTRS
            | Capabilities.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA
            | Capabilities.CLIENT_SESSION_TRACK
            | Capabilities.CLIENT_DEPRECATE_EOF
            | Capabilities.CLIENT_MYSQL
            | Capabilities.CLIENT_MULTI_FACTOR_AUTHENTICATION
            | Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;

    private LoginRequests() {}

    /** The request of a login with the password of the options. */
    public static LoginRequest of(OptionValues options) {
        return of(options, PasswordBytes.of(options.password));
    }

    /**
     * The request of a login.
     *
     * @param password the first password, which the request takes over
     */
    public static LoginRequest of(OptionValues options, Bytes password) {
        Capabilities wanted = new Capabilities(WANTED);
        if (options.foundRows) {
            wanted = wanted.with(Capabilities.CLIENT_FOUND_ROWS);
        }
        if (options.allowMultiStatements) {
            wanted = wanted.with(Capabilities.CLIENT_MULTI_STATEMENTS);
        }
        if (options.allowExpiredPassword) {
            wanted = wanted.with(Capabilities.CLIENT_CAN_HANDLE_EXPIRED_PASSWORDS);
        }
        Capabilities removed = new Capabilities(options.removedCapabilities);
        // Without CLIENT_CONNECT_WITH_DB the set-up selects the database.
        String database = removed.has(Capabilities.CLIENT_CONNECT_WITH_DB) ? null : options.database;
        return new LoginRequest(
                wanted.with(options.addedCapabilities).without(removed.bits()),
                TrustPolicy.tls(options),
                options.user,
                database == null ? "" : database,
                ConnectionAttributes.of(options),
                credentials(options, password),
                CompressionRequests.of(options));
    }

    /** The request of COM_CHANGE_USER, which selects the database whatever the capabilities are. */
    public static LoginRequest again(OptionValues options, Bytes password) {
        LoginRequest first = of(options, password);
        return new LoginRequest(
                first.wanted(),
                first.tls(),
                first.user(),
                Objects.requireNonNullElse(options.database, ""),
                first.attributes(),
                first.credentials());
    }

    public static TlsConfig tls(OptionValues options) {
        TlsMaterial material = options.tlsMaterial();
        String host = TrustPolicy.isUnixSocket(options) ? null : options.host;
        return new TlsConfig(
                material.context(),
                material.trust(),
                material.keys(),
                host,
                options.port,
                TrustPolicy.verifiesHost(options),
                material.versions(),
                material.cipherSuites());
    }

    private static Credentials credentials(OptionValues options, Bytes password) {
        List<AuthPlugin> permitted = PermittedPlugins.of(options);
        return new Credentials(
                List.of(password, PasswordBytes.of(options.password2), PasswordBytes.of(options.password3)),
                permitted,
                PermittedPlugins.first(options, permitted),
                TrustPolicy.isUnixSocket(options),
                TrustPolicy.tlsTrusted(options),
                TrustPolicy.publicKeyRetrieval(options),
                options.serverPublicKey);
    }
}
