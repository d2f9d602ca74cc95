package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for localhost and 127.0.0.1, and its key, as PEM files; and an authority for the certificates of clients.
 * Made once per user: MariaDB would make one at each start, for which it needs 1 second with OpenSSL and up to 9 with the embedded
 * server's library.
 */
record ServerCertificate(Path certificate, Path key, Path clientAuthority, ClientCertificate client) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String SERVER = "server";
    private static final String AUTHORITY = "authority";
    private static final String CLIENT = "client";
    private static final String STORE = "store.p12";
    /** Of a file that is removed at once. */
    private static final String STORE_PASSWORD = "changeit";

    /** Gives the one of this cache. */
    static ServerCertificate from(CacheFolder cache) throws IOException, ServerUnavailableException {
        Path entry = cache.entry("certificate-2", ServerCertificate::make);
        return new ServerCertificate(
                entry.resolve("certificate.pem"),
                entry.resolve("key.pem"),
                entry.resolve("client-authority.pem"),
                new ClientCertificate(entry.resolve("client-certificate.pem"), entry.resolve("client-key.pem")));
    }

    private static void make(Path folder) throws IOException {
        keytool(folder, SERVER, "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
        keytool(folder, AUTHORITY, "CN=aiomysql test clients", "-ext", "bc:c=ca:true");
        keytool(folder, CLIENT, "CN=aiomysql test client", "-signer", AUTHORITY);
        Path store = folder.resolve(STORE);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            write(folder, keys, SERVER, "certificate.pem", "key.pem");
            write(folder, keys, CLIENT, "client-certificate.pem", "client-key.pem");
            byte[] authority = keys.getCertificate(AUTHORITY).getEncoded();
            Files.writeString(folder.resolve("client-authority.pem"), pem("CERTIFICATE", authority));
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool made a store that cannot be read", e);
        }
        Files.delete(store);
    }

    private static void write(Path folder, KeyStore keys, String alias, String certificate, String key)
            throws IOException, GeneralSecurityException {
        Key secret = keys.getKey(alias, STORE_PASSWORD.toCharArray());
        Files.writeString(folder.resolve(key), pem("PRIVATE KEY", secret.getEncoded()));
        byte[] encoded = keys.getCertificate(alias).getEncoded();
        Files.writeString(folder.resolve(certificate), pem("CERTIFICATE", encoded));
    }

    private static void keytool(Path folder, String alias, String subject, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "3650",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                STORE,
                "-storepass",
                STORE_PASSWORD));
        line.addAll(List.of(arguments));
        new Command(line, folder, folder.resolve("log")).run(DEADLINE);
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
