package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.OptionChecks.require;

import io.aiomysql.SslMode;

/** Refuses options of TLS that contradict each other, or that would have no effect. */
final class TlsChecks {

    private TlsChecks() {}

    static void check(OptionValues o) {
        authorities(o);
        context(o);
        clientCertificate(o);
        require(!o.tlsVersions.isEmpty(), "tlsVersions must have TLSv1.2 or TLSv1.3");
        zeroConfiguration(o);
        require(
                o.sslMode != SslMode.VERIFY_IDENTITY || o.unixSocket == null,
                "a unix socket has no host name to verify; use VERIFY_CA, REQUIRED or DISABLED");
    }

    private static void authorities(OptionValues o) {
        boolean configured = o.sslCa != null || o.sslContext != null;
        require(o.sslMode != SslMode.DISABLED || !configured, "sslMode DISABLED contradicts sslCa and sslContext");
        // For a server on this machine the default is PREFERRED, which would ignore the authorities.
        require(
                o.sslCa == null || TrustPolicy.verifiesCertificate(o),
                "sslCa has no effect with sslMode " + TrustPolicy.sslMode(o) + "; use VERIFY_CA or VERIFY_IDENTITY");
    }

    private static void context(OptionValues o) {
        require(
                o.sslCa == null || o.sslContext == null,
                "set sslCa or sslContext, not both: a context itself decides which certificates it trusts");
        require(
                o.sslContext == null || !TrustPolicy.hasClientCertificate(o),
                "set the client's certificate or sslContext, not both: a context has its own certificates");
        require(
                o.sslMode != SslMode.PREFERRED || o.sslContext == null,
                "sslMode PREFERRED goes on without TLS where the server does not offer it, and without the checks of"
                        + " sslContext; use REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
    }

    private static void clientCertificate(OptionValues o) {
        if (!TrustPolicy.hasClientCertificate(o)) {
            require(o.sslKeyPassword == null, "sslKeyPassword is for sslKey or sslKeyStore: set one of them");
            return;
        }
        require(
                o.sslKeyStore == null || (o.sslCert == null && o.sslKey == null),
                "set sslKeyStore, or sslCert and sslKey, not both");
        require(o.sslKey == null || o.sslCert != null, "sslKey is the key of a certificate: set sslCert too");
        require(
                o.sslMode != SslMode.DISABLED && o.sslMode != SslMode.PREFERRED,
                "a client certificate is shown over TLS only, and sslMode is " + o.sslMode
                        + "; use REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
    }

    private static void zeroConfiguration(OptionValues o) {
        if (!o.zeroConfigurationTls) {
            return;
        }
        require(
                TrustPolicy.verifiesCertificate(o),
                "zeroConfigurationTls has no effect with sslMode " + TrustPolicy.sslMode(o)
                        + "; use VERIFY_CA or VERIFY_IDENTITY");
        require(
                o.sslCa == null && o.sslContext == null,
                "zeroConfigurationTls is for servers whose authority is not known; do not set sslCa or sslContext with it");
    }
}
