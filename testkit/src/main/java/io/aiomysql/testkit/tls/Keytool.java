package io.aiomysql.testkit.tls;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The JDK's keytool, run as a process: the JDK has no public API that makes certificates. */
final class Keytool {

    /** Protects a key that lives as long as the tests. */
    static final String PASSWORD = "test-only";

    private final Path keyStore;

    Keytool(Path keyStore) {
        this.keyStore = keyStore;
    }

    /** Makes a key pair and its certificate, with more of keytool's own arguments. */
    void generateKeyPair(String alias, String subject, String... arguments) throws IOException {
        run(alias, subject, List.of("-keyalg", "EC", "-groupname", "secp256r1"), arguments);
    }

    /** Makes a key pair of RSA, which takes longer. */
    void generateRsaKeyPair(String alias, String subject) throws IOException {
        run(alias, subject, List.of("-keyalg", "RSA", "-keysize", "2048"));
    }

    private void run(String alias, String subject, List<String> key, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                executable().toString(),
                // A JVM that lives for a second has no use for the better compiler.
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                subject,
                "-startdate",
                "-1d",
                "-validity",
                "30",
                "-keystore",
                keyStore.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(key);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed for " + alias + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }

    private static Path executable() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "keytool.exe" : "keytool");
    }
}
