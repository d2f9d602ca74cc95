package io.aiomysql.internal.options;

import io.aiomysql.SslMode;
import io.aiomysql.protocol.login.TlsPolicy;

/**
 * How far a server is trusted. The server's address decides, unless the user chose otherwise:
 *
 * <pre>
 * server           sslMode by default*  TLS with PREFERRED   sees the password itself    RSA key taken from the server
 * ---------------  -------------------  -------------------  --------------------------  -----------------------------
 * unix socket      PREFERRED            no                   yes                         yes
 * loopback         PREFERRED            if offered           over TLS                    yes
 * any other host   VERIFY_IDENTITY      if offered           over TLS, except PREFERRED  if allowPublicKeyRetrieval
 * </pre>
 *
 * <p>* REQUIRED instead of PREFERRED if the user has set a TLS context or a client certificate, which would be ignored without
 * TLS.
 *
 * <p>REQUIRED checks no certificate; another host may still see the password, because the user has chosen TLS without
 * verification explicitly. With PREFERRED it may not, because an impostor may have answered.
 */
public final class TrustPolicy {

    private TrustPolicy() {}

    /**
     * Chooses the TLS mode.
     *
     * @param options the options
     * @return the mode that was set, or the default for this server
     */
    public static SslMode sslMode(OptionValues options) {
        SslMode set = options.sslMode;
        if (set != null) {
            return set;
        }
        if (!isLocal(options)) {
            return SslMode.VERIFY_IDENTITY;
        }
        return options.sslContext == null && !hasClientCertificate(options) ? SslMode.PREFERRED : SslMode.REQUIRED;
    }

    /** Says whether the client has a certificate to show. */
    static boolean hasClientCertificate(OptionValues options) {
        return options.sslCert != null || options.sslKey != null || options.sslKeyStore != null;
    }

    /** Says whether the server is on this machine by its address; no name is resolved. */
    static boolean isLocal(OptionValues options) {
        return isUnixSocket(options) || Loopback.isLoopback(options.host);
    }

    /** A unix socket is a trusted channel without TLS, for servers too. */
    static boolean isUnixSocket(OptionValues options) {
        return options.unixSocket != null;
    }

    static TlsPolicy tls(OptionValues options) {
        return switch (sslMode(options)) {
            case DISABLED -> TlsPolicy.DISABLED;
            case PREFERRED -> isUnixSocket(options) ? TlsPolicy.DISABLED : TlsPolicy.IF_OFFERED;
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> TlsPolicy.REQUIRED;
        };
    }

    public static boolean mayUseTls(OptionValues options) {
        return tls(options) != TlsPolicy.DISABLED;
    }

    public static boolean verifiesCertificate(OptionValues options) {
        SslMode mode = sslMode(options);
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_IDENTITY;
    }

    static boolean verifiesHost(OptionValues options) {
        return sslMode(options) == SslMode.VERIFY_IDENTITY;
    }

    /** Says whether the server, once TLS is on, may see the password itself. */
    static boolean tlsTrusted(OptionValues options) {
        return sslMode(options) != SslMode.PREFERRED || isLocal(options);
    }

    /** Says whether an RSA key that the server sends is used, although nobody has verified it. */
    static boolean publicKeyRetrieval(OptionValues options) {
        return options.allowPublicKeyRetrieval || isLocal(options);
    }
}
