package io.aiomysql.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Server certificates with whatever may be right or wrong about them; all but two kinds are of one authority. */
public final class ServerCertificates {

    /** The kinds of certificates. */
    public enum Kind {
        /** For {@code localhost} and 127.0.0.1. */
        RIGHT("-signer ca -ext san=dns:localhost,ip:127.0.0.1"),
        /** For another host. */
        OTHER_NAME("-signer ca -ext san=dns:other.invalid"),
        /** For 127.0.0.1 alone. */
        ADDRESS("-signer ca -ext san=ip:127.0.0.1"),
        /** For all hosts of {@code aiomysql.example}. */
        WILDCARD("-signer ca -ext san=dns:*.aiomysql.example"),
        /** The common name is {@code localhost}, and there are no other names. */
        COMMON_NAME("-signer ca"),
        /** No longer valid. */
        EXPIRED("-signer ca -ext san=dns:localhost -startdate -40d"),
        /** Not valid before another ten days. */
        FUTURE("-signer ca -ext san=dns:localhost -startdate +10d"),
        /** Of an authority that the server shows, and that the first one has signed. */
        INTERMEDIATE("-signer intermediate-ca -ext san=dns:localhost"),
        /** Of an authority that is not known. */
        UNKNOWN_AUTHORITY("-signer unknown -ext san=dns:localhost"),
        /** Of no authority. */
        SELF_SIGNED("-ext san=dns:localhost");

        /** Keytool's, separated by spaces. */
        private final String arguments;

        Kind(String arguments) {
            this.arguments = arguments;
        }
    }

    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    private final KeyStore store;

    private ServerCertificates(Path file) throws IOException, GeneralSecurityException {
        Keytool keytool = new Keytool(file);
        keytool.generateKeyPair("ca", "CN=aiomysql test CA", "-ext", "bc:c=ca:true");
        keytool.generateKeyPair("unknown", "CN=unknown CA", "-ext", "bc:c=ca:true");
        keytool.generateKeyPair("intermediate-ca", "CN=intermediate", "-signer", "ca", "-ext", "bc:c=ca:true");
        for (Kind kind : Kind.values()) {
            keytool.generateKeyPair(kind.name(), "CN=localhost", kind.arguments.split(" "));
        }
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
    }

    /**
     * Makes the certificates, which takes some seconds.
     *
     * @param folder an empty folder for files in between
     * @return the certificates
     */
    public static ServerCertificates make(Path folder) {
        try {
            return new ServerCertificates(folder.resolve("server-certificates.p12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot read keytool's key store", e);
        }
    }

    /**
     * Makes a server's context, which shows the certificate and all between it and its authority.
     *
     * @param kind which certificate
     * @return a new context
     */
    public SSLContext context(Kind kind) {
        try {
            KeyStore chosen = KeyStore.getInstance("PKCS12");
            chosen.load(null, PASSWORD);
            Certificate[] chain = store.getCertificateChain(kind.name());
            chosen.setKeyEntry(
                    "server",
                    store.getKey(kind.name(), PASSWORD),
                    PASSWORD,
                    Arrays.copyOf(chain, Math.max(1, chain.length - 1)));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(chosen, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    /**
     * Writes the authority's certificate.
     *
     * @param file the PEM file to write
     * @return the file
     */
    public Path writeAuthority(Path file) {
        try {
            String body = Base64.getMimeEncoder()
                    .encodeToString(store.getCertificate("ca").getEncoded());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate has no encoding", e);
        }
    }
}
