package io.aiomysql.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
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
    private static final String COMMON_NAME = "common-name";
    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    private final KeyStore store;
    private final KeyManager[] serverKeys;
    private final KeyManager[] wrongNameServerKeys;
    private final KeyManager[] commonNameServerKeys;

    private TestCertificates(Path file) throws IOException, GeneralSecurityException {
        Keytool keytool = new Keytool(file);
        keytool.generateKeyPair(CA, "CN=aiomysql test CA", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign");
        keytool.generateKeyPair(SERVER, "CN=localhost", "-signer", CA, "-ext", "san=dns:localhost,ip:127.0.0.1,ip:::1");
        keytool.generateKeyPair(COMMON_NAME, "CN=localhost", "-signer", CA);
        keytool.generateKeyPair(WRONG, "CN=" + WRONG_NAME, "-signer", CA, "-ext", "san=dns:" + WRONG_NAME);
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        // Once: to decrypt a key takes longer than a handshake.
        serverKeys = keys(SERVER);
        wrongNameServerKeys = keys(WRONG);
        commonNameServerKeys = keys(COMMON_NAME);
    }

    private KeyManager[] keys(String key) throws IOException, GeneralSecurityException {
        KeyStore chosen = KeyStore.getInstance("PKCS12");
        chosen.load(null, PASSWORD);
        chosen.setKeyEntry(key, store.getKey(key, PASSWORD), PASSWORD, store.getCertificateChain(key));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(chosen, PASSWORD);
        return keys.getKeyManagers();
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
     * Makes a server's context with the certificate for {@code localhost}.
     *
     * @return a new context
     */
    public SSLContext serverContext() {
        return serverContext(serverKeys);
    }

    /**
     * Makes a server's context with a certificate of the same authority for {@link #WRONG_NAME} alone.
     *
     * @return a new context
     */
    public SSLContext wrongNameServerContext() {
        return serverContext(wrongNameServerKeys);
    }

    /**
     * Makes a server's context with a certificate of the same authority that has {@code localhost} as its common name, and no
     * alternative names.
     *
     * @return a new context
     */
    public SSLContext commonNameServerContext() {
        return serverContext(commonNameServerKeys);
    }

    private static SSLContext serverContext(KeyManager... keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    /**
     * Makes a server's context with the certificate for {@code localhost}, which accepts clients with a certificate of the same
     * authority.
     *
     * @return a new context
     */
    public SSLContext clientVerifyingServerContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(serverKeys, new TrustManager[] {clientTrust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    /**
     * Returns the key and the certificate of a client.
     *
     * @return a key manager, which has the certificate of {@link #WRONG_NAME}: names do not matter for clients
     */
    public X509KeyManager clientKeys() {
        return (X509KeyManager) wrongNameServerKeys[0];
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

    /** Made when first asked for. */
    private static final class Shared {

        private static final TestCertificates INSTANCE = make();

        private static TestCertificates make() {
            try {
                Path directory = Files.createTempDirectory("aiomysql-tls");
                Path file = directory.resolve("certificates.p12");
                try {
                    return new TestCertificates(file);
                } finally {
                    Files.deleteIfExists(file);
                    Files.delete(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK cannot read keytool's key store", e);
            }
        }
    }
}
