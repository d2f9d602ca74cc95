package io.aiomysql.internal.options;

import io.aiomysql.SslMode;
import io.aiomysql.protocol.Capabilities;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what files say if it contradicts what the caller has set, or has no effect with it: a file that serves many programs must
 * not keep one of them from connecting as it wants to.
 */
final class FileContradictions {

    private final OptionValues options;

    /** The names of what the caller has set. */
    private final Set<String> given;

    private FileContradictions(OptionValues options, Set<String> given) {
        this.options = options;
        this.given = given;
    }

    /**
     * Leaves out what contradicts.
     *
     * @param protocol what the files say of the protocol; null for nothing
     */
    static void settle(OptionValues options, Set<String> given, @Nullable String protocol) {
        FileContradictions contradictions = new FileContradictions(options, given);
        contradictions.address(protocol);
        contradictions.login();
        contradictions.clientCertificate();
        contradictions.tls();
        contradictions.compression();
    }

    /** As for the servers' own programs, the socket is for the host localhost alone. */
    private void address(@Nullable String protocol) {
        boolean elsewhere =
                !options.host.equalsIgnoreCase("localhost") || given.contains("host") || given.contains("port");
        boolean verifiesHost = given.contains("sslMode") && options.sslMode == SslMode.VERIFY_IDENTITY;
        if (isOfFile("unixSocket") && (elsewhere || verifiesHost || "tcp".equalsIgnoreCase(protocol))) {
            options.unixSocket = null;
        }
    }

    private void login() {
        if (isOfFile("password") && options.passwordSupplier != null) {
            options.password = "";
        }
        String plugin = options.authPlugin;
        if (isOfFile("authPlugin")
                && plugin != null
                && options.authPlugins != null
                && !options.authPlugins.contains(plugin)) {
            options.authPlugin = null;
        }
        if (isOfFile("foundRows") && (options.removedCapabilities & Capabilities.CLIENT_FOUND_ROWS) != 0) {
            options.foundRows = false;
        }
    }

    /** A certificate and its key come from the same place. */
    private void clientCertificate() {
        boolean otherCertificate =
                given.contains("sslCert") || options.sslKeyStore != null || options.sslContext != null;
        boolean notShown =
                options.sslMode == SslMode.DISABLED || (given.contains("sslMode") && isOptional(options.sslMode));
        if (isOfFile("sslCert") && (otherCertificate || notShown)) {
            options.sslCert = null;
        }
        if (isOfFile("sslKey") && (otherCertificate || notShown)) {
            options.sslKey = null;
        }
    }

    /** In files, the level is that of zstd. */
    private void compression() {
        if (isOfFile("compressionLevel") && CompressionRequests.isTooHighForZlib(options)) {
            options.compressionLevel = null;
        }
    }

    private void tls() {
        SslMode mode = options.sslMode;
        if (isOfFile("sslMode") && mode != null && contradictsCaller(mode)) {
            options.sslMode = null;
        }
        if (isOfFile("sslCa") && options.sslCa != null) {
            if (options.sslContext != null || options.zeroConfigurationTls) {
                options.sslCa = null;
            } else if (options.sslMode == null && TrustPolicy.isLocal(options)) {
                // As for MySQL's own programs.
                options.sslMode = SslMode.VERIFY_CA;
            } else if (!TrustPolicy.verifiesCertificate(options)) {
                options.sslCa = null;
            }
        }
        if (isOfFile("serverPublicKey") && options.sslMode == SslMode.REQUIRED && options.sslContext == null) {
            options.serverPublicKey = null;
        }
    }

    /** Says whether a mode would ignore what the caller has set of TLS, or could not be kept with it. */
    private boolean contradictsCaller(SslMode mode) {
        boolean verifies = mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_IDENTITY;
        boolean needsTls = options.sslContext != null || TrustPolicy.hasClientCertificate(options);
        return ((given.contains("sslCa") || options.zeroConfigurationTls) && !verifies)
                || (needsTls && isOptional(mode))
                || (given.contains("serverPublicKey") && mode == SslMode.REQUIRED && options.sslContext == null)
                || (given.contains("unixSocket") && mode == SslMode.VERIFY_IDENTITY);
    }

    private static boolean isOptional(@Nullable SslMode mode) {
        return mode == SslMode.DISABLED || mode == SslMode.PREFERRED;
    }

    private boolean isOfFile(String name) {
        return !given.contains(name);
    }
}
