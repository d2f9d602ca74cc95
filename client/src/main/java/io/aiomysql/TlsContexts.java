package io.aiomysql;

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
import org.jspecify.annotations.Nullable;

/** Makes the TLS context that a mode and a file of authorities describe. */
final class TlsContexts {

    private TlsContexts() {}

    /**
     * Makes the context.
     *
     * @throws IllegalArgumentException if the file of authorities cannot be read or holds no certificate
     */
    static SSLContext of(ConnectOptions options) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(options), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a TLS context", e);
        }
    }

    private static TrustManager @Nullable [] trust(ConnectOptions options) throws GeneralSecurityException {
        if (!options.sslMode().verifies()) {
            return new TrustManager[] {new UncheckedTrust()};
        }
        Path authorities = options.sslCa().orElse(null);
        if (authorities == null) {
            // Null stands for the JDK's trust store.
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(authorities));
        return factory.getTrustManagers();
    }

    private static KeyStore keyStore(Path file) throws GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("sslCa " + file + " holds no certificate in PEM form");
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
