package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for localhost and 127.0.0.1, and its key, as PEM files. Made once per user: MariaDB would make one
 * at each start, for which it needs 1 second with OpenSSL and up to 9 with the embedded server's library.
 */
record ServerCertificate(Path certificate, Path key) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String ALIAS = "server";
    private static final String STORE = "store.p12";
    /** Of a file that is removed at once. */
    private static final String STORE_PASSWORD = "changeit";

    /** Gives the one of this cache. */
    static ServerCertificate from(CacheFolder cache) throws IOException, ServerUnavailableException {
        Path entry = cache.entry("certificate-1", ServerCertificate::make);
        return new ServerCertificate(entry.resolve("certificate.pem"), entry.resolve("key.pem"));
    }

    private static void make(Path folder) throws IOException {
        keytool(folder);
        Path store = folder.resolve(STORE);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            Key key = keys.getKey(ALIAS, STORE_PASSWORD.toCharArray());
            Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
            byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
            Files.writeString(folder.resolve("certificate.pem"), pem("CERTIFICATE", certificate));
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool made a store that cannot be read", e);
        }
        Files.delete(store);
    }

    private static void keytool(Path folder) throws IOException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "3650",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                STORE,
                "-storepass",
                STORE_PASSWORD);
        new Command(line, folder, folder.resolve("log")).run(DEADLINE);
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
