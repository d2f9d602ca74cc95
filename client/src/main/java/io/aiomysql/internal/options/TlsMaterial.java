package io.aiomysql.internal.options;

import io.aiomysql.TlsVersion;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What the options of TLS describe. Sessions of one context can be resumed, so it is made once.
 *
 * @param context made with {@code trust} and {@code keys}
 * @param trust the trust manager of the context, for TLS libraries that cannot use the context; null when the user set
 *     the context, because it does not show its trust manager
 * @param keys the key manager of the context; null when the client has no certificate, or when the user set the context
 * @param versions the versions of TLS
 * @param cipherSuites empty for those of the TLS library
 */
record TlsMaterial(
        SSLContext context,
        @Nullable X509ExtendedTrustManager trust,
        @Nullable X509KeyManager keys,
        List<String> versions,
        List<String> cipherSuites) {

    /**
     * Returns the context that was set, or makes one.
     *
     * @throws IllegalArgumentException if a file cannot be read or has not in it what it should, or if a version or cipher suite is not
     *     to be had in this Java runtime
     */
    static TlsMaterial of(OptionValues options) {
        TlsMaterial material = unchecked(options);
        Set<String> known = new HashSet<>(
                Arrays.asList(material.context.getSupportedSSLParameters().getCipherSuites()));
        for (String suite : options.tlsCipherSuites) {
            if (!known.contains(suite)) {
                throw new IllegalArgumentException("tlsCipherSuites: this Java runtime does not know "
                        + (suite.length() > 64 ? "one of them" : suite)
                        + "; the names are those of javax.net.ssl, such as TLS_AES_256_GCM_SHA384");
            }
        }
        return material;
    }

    private static TlsMaterial unchecked(OptionValues options) {
        List<String> versions =
                options.tlsVersions.stream().map(TlsVersion::protocol).sorted().toList();
        SSLContext set = options.sslContext;
        if (set != null) {
            return new TlsMaterial(set, null, null, versions, options.tlsCipherSuites);
        }
        try {
            X509ExtendedTrustManager trust = trust(options);
            X509KeyManager keys = ClientCertificate.of(options);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? null : new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return new TlsMaterial(context, trust, keys, versions, options.tlsCipherSuites);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot create a TLS context", e);
        }
    }

    private static X509ExtendedTrustManager trust(OptionValues options) throws GeneralSecurityException {
        if (!TrustPolicy.verifiesCertificate(options)) {
            return new UncheckedTrust();
        }
        X509ExtendedTrustManager authorities = Authorities.trust(options.sslCa);
        return options.zeroConfigurationTls ? new ProvisionalTrust(authorities) : authorities;
    }
}
