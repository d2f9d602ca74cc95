package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.SslMode;
import io.aiomysql.auth.AuthPlugins;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.login.Credentials;
import io.aiomysql.protocol.login.LoginRequest;
import io.aiomysql.protocol.login.TlsPolicy;
import io.aiomysql.protocol.spi.TlsConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the options into what the login machine and the transport ask for; this is where the defaults of safety stand. */
final class LoginRequests {

    /**
     * Not MARIADB_CLIENT_CACHE_METADATA: MariaDB (11.8) does not describe the columns of a kept statement again when
     * character_set_results has changed, and tells nothing of the change where the routine that made it fails.
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
            | Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;

    private LoginRequests() {}

    static LoginRequest of(ConnectOptions options) {
        Capabilities wanted = new Capabilities(WANTED);
        if (options.foundRows()) {
            wanted = wanted.with(Capabilities.CLIENT_FOUND_ROWS);
        }
        if (options.allowMultiStatements()) {
            wanted = wanted.with(Capabilities.CLIENT_MULTI_STATEMENTS);
        }
        Capabilities removed = new Capabilities(options.removedCapabilities());
        // Without CLIENT_CONNECT_WITH_DB the set-up selects the database.
        String database = removed.has(Capabilities.CLIENT_CONNECT_WITH_DB)
                ? ""
                : options.database().orElse("");
        return new LoginRequest(
                wanted.with(options.addedCapabilities()).without(removed.bits()),
                tlsPolicy(options),
                options.user(),
                database,
                attributes(options),
                credentials(options));
    }

    static boolean mayUseTls(ConnectOptions options) {
        return tlsPolicy(options) != TlsPolicy.DISABLED;
    }

    static TlsConfig tls(ConnectOptions options) {
        boolean verifyHost = options.sslMode() == SslMode.VERIFY_IDENTITY;
        String host = options.unixSocket().isPresent() ? null : options.host();
        return new TlsConfig(options.tlsContext(), options.tlsTrust().orElse(null), host, options.port(), verifyHost);
    }

    private static TlsPolicy tlsPolicy(ConnectOptions options) {
        return switch (options.sslMode()) {
            case DISABLED -> TlsPolicy.DISABLED;
            case PREFERRED -> options.unixSocket().isPresent() ? TlsPolicy.DISABLED : TlsPolicy.IF_OFFERED;
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> TlsPolicy.REQUIRED;
        };
    }

    private static Credentials credentials(ConnectOptions options) {
        // A peer is trusted with the password itself when its certificate is checked, when the user asked for TLS
        // without a check in so many words, or when it is on this machine.
        boolean tlsTrusted = options.sslMode() != SslMode.PREFERRED || options.isLocal();
        return new Credentials(
                Bytes.copyOf(options.password().getBytes(StandardCharsets.UTF_8)),
                AuthPlugins.all(),
                options.unixSocket().isPresent(),
                tlsTrusted,
                options.allowPublicKeyRetrieval() || options.isLocal(),
                options.serverPublicKey().orElse(null));
    }

    private static Map<String, String> attributes(ConnectOptions options) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("_client_name", "aiomysql-java");
        String version = ConnectOptions.class.getPackage().getImplementationVersion();
        if (version != null) {
            attributes.put("_client_version", version);
        }
        attributes.put("_pid", Long.toString(ProcessHandle.current().pid()));
        options.programName().ifPresent(name -> attributes.put("program_name", name));
        return attributes;
    }
}
