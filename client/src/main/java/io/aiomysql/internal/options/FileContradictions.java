package io.aiomysql.internal.options;

import io.aiomysql.SslMode;
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
        contradictions.tls();
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

    private void tls() {
        SslMode mode = options.sslMode;
        if (isOfFile("sslMode") && mode != null && isTooWeakForCaller(mode)) {
            options.sslMode = null;
        }
        if (isOfFile("sslCa") && options.sslCa != null) {
            if (options.sslContext != null) {
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

    /** Says whether a mode would ignore the authorities or the context that the caller has set. */
    private boolean isTooWeakForCaller(SslMode mode) {
        boolean verifies = mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_IDENTITY;
        boolean isOptional = mode == SslMode.DISABLED || mode == SslMode.PREFERRED;
        return (given.contains("sslCa") && !verifies) || (options.sslContext != null && isOptional);
    }

    private boolean isOfFile(String name) {
        return !given.contains(name);
    }
}
