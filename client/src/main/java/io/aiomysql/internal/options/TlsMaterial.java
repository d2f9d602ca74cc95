package io.aiomysql.internal.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS context that a mode and a file of authorities describe.
 *
 * @param context made with {@code trust}
 * @param trust the trust manager of the context, for TLS libraries that cannot use the context; null when the user set
 *     the context, because it does not show its trust manager
 */
record TlsMaterial(SSLContext context, @Nullable X509TrustManager trust) {

    /**
     * Returns the context that was set, or makes one.
     *
     * @throws IllegalArgumentException if the file of authorities cannot be read or contains no certificate
     */
    static TlsMaterial of(OptionValues options) {
        SSLContext set = options.sslContext;
        if (set != null) {
            return new TlsMaterial(set, null);
        }
        try {
            X509TrustManager trust = trust(options);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new TlsMaterial(context, trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot create a TLS context", e);
        }
    }

    private static X509TrustManager trust(OptionValues options) throws GeneralSecurityException {
        if (!TrustPolicy.verifiesCertificate(options)) {
            return new UncheckedTrust();
        }
        Path authorities = options.sslCa;
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // Null stands for the JDK's trust store.
        factory.init(authorities == null ? null : keyStore(authorities));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509 certificates");
    }

    private static KeyStore keyStore(Path file) throws GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("sslCa " + file + " contains no certificate in PEM form");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("sslCa " + file + " is not a file of certificates in PEM form", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("sslCa " + file + " cannot be read", e);
        }
    }
}
