package io.aiomysql.internal.options;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the certificate authorities of a file, or in those of the JDK. */
final class Authorities {

    private Authorities() {}

    /**
     * Makes the trust manager.
     *
     * @param file a PEM file; null for the JDK's trust store
     * @throws IllegalArgumentException if the file cannot be read or contains no certificate
     */
    static X509ExtendedTrustManager trust(@Nullable Path file) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // Null stands for the JDK's trust store.
        factory.init(file == null ? null : keyStore(file));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509 certificates");
    }

    private static KeyStore keyStore(Path file) throws GeneralSecurityException {
        List<X509Certificate> certificates = PemFile.read("sslCa", file).certificates();
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store could not be made", e);
        }
    }
}
