package io.aiomysql.internal.open;

import io.aiomysql.TlsVersion;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.TrustPolicy;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why TLS failed, and what to do about it. TLS libraries tell it by exceptions and words of their own. */
final class TlsFailures {

    private static final String UNVERIFIED = "choose sslMode REQUIRED, which encrypts but accepts any certificate";

    private TlsFailures() {}

    static String message(OptionValues options, Throwable cause) {
        return message(options, cause, hasEllipticCurves());
    }

    static String message(OptionValues options, Throwable cause, boolean ellipticCurves) {
        String reason = Optional.ofNullable(root(cause).getMessage()).orElse("the TLS handshake failed");
        String remedy = certificate(options, cause);
        if (remedy == null) {
            remedy = agreement(options, reason, ellipticCurves);
        }
        return remedy == null ? reason : reason + " (" + remedy + ")";
    }

    /** The server's certificate was refused; null if it was not. */
    private static @Nullable String certificate(OptionValues options, Throwable cause) {
        CertificateException refusal = find(cause, CertificateException.class);
        if (refusal == null || !TrustPolicy.verifiesCertificate(options)) {
            return null;
        }
        String mode = "sslMode is " + TrustPolicy.sslMode(options) + ": ";
        if (find(cause, CertificateExpiredException.class) != null) {
            return mode
                    + "the server's certificate has expired; renew it at the server, or set this machine's clock if it is"
                    + " wrong";
        }
        if (find(cause, CertificateNotYetValidException.class) != null) {
            return mode + "the server's certificate is not valid yet; set the clock of this machine or of the server";
        }
        if (isAboutTheName(refusal)) {
            return mode + "the server's certificate is not for the host '" + options.host
                    + "'; connect by a name that is in it, or use VERIFY_CA, which checks the authority and not the name";
        }
        if (find(cause, CertPathBuilderException.class) != null || options.sslContext == null) {
            return mode
                    + "trust the server's certificate authority with sslCa, let MariaDB 11.4 or later prove its certificate"
                    + " with zeroConfigurationTls, or " + UNVERIFIED + ", or DISABLED";
        }
        return mode + "the sslContext does not trust the server's certificate";
    }

    /** The JDK's trust manager has no exception of its own for a wrong name. */
    private static boolean isAboutTheName(CertificateException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.startsWith("No subject alternative")
                || message.startsWith("No name matching")
                || message.startsWith("Illegal given domain name");
    }

    /** Client and server have nothing in common, or the server does not accept the client; null if it is something else. */
    private static @Nullable String agreement(OptionValues options, String reason, boolean ellipticCurves) {
        // OpenSSL writes words in capitals with underscores.
        String words = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        if (words.contains("certificate expired") || words.contains("certificate revoked")) {
            return "the server says so of the client's certificate: renew that of "
                    + (options.sslKeyStore == null ? "sslCert" : "sslKeyStore");
        }
        if (words.contains("bad certificate")
                || words.contains("certificate required")
                || words.contains("certificate unknown")
                || words.contains("unknown ca")) {
            return "the server did not accept the client's certificate; "
                    + (options.sslCert == null && options.sslKeyStore == null
                            ? "set sslCert and sslKey if it requires one"
                            : "its ssl_ca must have the authority that signed it");
        }
        boolean versions = words.contains("protocol version")
                || words.contains("unsupported protocol")
                || words.contains("no appropriate protocol");
        if (!versions && !words.contains("handshake failure") && !words.contains("no cipher")) {
            return null;
        }
        String offered =
                options.tlsVersions.stream().map(TlsVersion::protocol).sorted().collect(Collectors.joining(" and "));
        String suites = options.tlsCipherSuites.isEmpty() ? "" : " with " + String.join(", ", options.tlsCipherSuites);
        return "this client offers " + offered + suites
                + "; SHOW GLOBAL VARIABLES LIKE 'tls_version' and 'ssl_cipher' tell what the server does not refuse"
                + (ellipticCurves
                        ? ""
                        : "; this Java runtime has no elliptic curves, which many servers need: add the module jdk.crypto.ec"
                                + " to it (jlink --add-modules jdk.crypto.ec)");
    }

    /** Before JDK 22 they are in a module of their own, which an image made by jlink may lack. */
    private static boolean hasEllipticCurves() {
        try {
            var unused = KeyFactory.getInstance("EC");
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    private static <T> @Nullable T find(Throwable cause, Class<T> type) {
        for (Throwable at = cause; at != null; at = next(at)) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        for (Throwable at = cause; at != null; at = next(at)) {
            root = at;
        }
        return root;
    }

    private static @Nullable Throwable next(Throwable at) {
        Throwable next = at.getCause();
        return next == at ? null : next;
    }
}
