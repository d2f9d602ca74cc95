package io.aiomysql.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate authority, a server's certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, and one for a host
 * that does not exist. Each call of a context method gives a context of its own, which shares no sessions with others.
 */
public final class TestCertificates {

    /** The only name in the certificate of {@link #wrongNameServerContext()}. */
    public static final String WRONG_NAME = "wrong.invalid";

    private static final String CA = "ca";
    private static final String SERVER = "server";
    private static final String WRONG = "wrong";
    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    private final KeyStore store;
    private final Path caPem;
    private final Path serverPem;
    private final Path serverKeyPem;

    private TestCertificates(Path directory) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("certificates.p12");
        Keytool keytool = new Keytool(file);
        keytool.generateKeyPair(CA, "CN=aiomysql test CA", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign");
        keytool.generateKeyPair(SERVER, "CN=localhost", "-signer", CA, "-ext", "san=dns:localhost,ip:127.0.0.1,ip:::1");
        keytool.generateKeyPair(WRONG, "CN=" + WRONG_NAME, "-signer", CA, "-ext", "san=dns:" + WRONG_NAME);
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        caPem = pem(
                directory.resolve("ca.pem"),
                "CERTIFICATE",
                store.getCertificate(CA).getEncoded());
        serverPem = pem(
                directory.resolve("server.pem"),
                "CERTIFICATE",
                store.getCertificate(SERVER).getEncoded());
        serverKeyPem = pem(
                directory.resolve("server-key.pem"),
                "PRIVATE KEY",
                store.getKey(SERVER, PASSWORD).getEncoded());
    }

    /**
     * Returns the certificates that all tests of this JVM share; the first call makes them, which takes a few seconds.
     *
     * @return the certificates
     */
    public static TestCertificates shared() {
        return Shared.INSTANCE;
    }

    /**
     * Makes certificates.
     *
     * @param directory an existing directory for the files
     * @return new certificates
     */
    public static TestCertificates create(Path directory) {
        try {
            return new TestCertificates(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot read keytool's key store", e);
        }
    }

    /**
     * Returns the authority's certificate.
     *
     * @return a PEM file
     */
    public Path caPem() {
        return caPem;
    }

    /**
     * Returns the certificate for {@code localhost}.
     *
     * @return a PEM file
     */
    public Path serverPem() {
        return serverPem;
    }

    /**
     * Returns the private key for {@link #serverPem()}, not encrypted (PKCS #8).
     *
     * @return a PEM file
     */
    public Path serverKeyPem() {
        return serverKeyPem;
    }

    /**
     * Makes a server's context with the certificate for {@code localhost}.
     *
     * @return a new context
     */
    public SSLContext serverContext() {
        return serverContext(SERVER);
    }

    /**
     * Makes a server's context with a certificate of the same authority for {@link #WRONG_NAME} alone.
     *
     * @return a new context
     */
    public SSLContext wrongNameServerContext() {
        return serverContext(WRONG);
    }

    /**
     * Makes a client's trust in the authority and nobody else.
     *
     * @return a new trust manager
     */
    public X509TrustManager clientTrust() {
        return trust(CA);
    }

    /**
     * Makes a client's trust in neither the authority nor the certificate for {@code localhost}.
     *
     * @return a new trust manager
     */
    public X509TrustManager untrustingClientTrust() {
        return trust(WRONG);
    }

    private X509TrustManager trust(String trusted) {
        try {
            KeyStore chosen = KeyStore.getInstance("PKCS12");
            chosen.load(null, PASSWORD);
            chosen.setCertificateEntry(trusted, store.getCertificate(trusted));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(chosen);
            return (X509TrustManager) trust.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    private SSLContext serverContext(String key) {
        try {
            KeyStore chosen = KeyStore.getInstance("PKCS12");
            chosen.load(null, PASSWORD);
            chosen.setKeyEntry(key, store.getKey(key, PASSWORD), PASSWORD, store.getCertificateChain(key));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(chosen, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    private static Path pem(Path file, String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    /** Made when first asked for, and removed when the JVM ends. */
    private static final class Shared {

        private static final TestCertificates INSTANCE = make();

        private static TestCertificates make() {
            try {
                Path directory = Files.createTempDirectory("aiomysql-tls");
                directory.toFile().deleteOnExit();
                TestCertificates made = create(directory);
                try (Stream<Path> files = Files.list(directory)) {
                    files.forEach(file -> file.toFile().deleteOnExit());
                }
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
