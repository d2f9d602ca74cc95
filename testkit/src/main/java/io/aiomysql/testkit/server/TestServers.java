package io.aiomysql.testkit.server;

import java.util.List;

/**
 * The servers that tests run on: one of each kind per JVM, started when first asked for.
 *
 * <p>They are looked for in this order: a server named by {@code -Daiomysql.test.mysql=mysql://...} or
 * {@code -Daiomysql.test.mariadb=mysql://...}, a Docker daemon, Debian's packages through apt (nothing is installed, root is not
 * needed), and for MariaDB the embedded server.
 */
public final class TestServers {
    private static final ServerChooser SHARED = new ServerChooser(
            List.of(
                    new NamedServerSource(System::getProperty),
                    new DockerSource(),
                    new DebianSource(CacheFolder.ofUser()),
                    new EmbeddedSource()),
            RequiredKinds.fromSystemProperty());

    private TestServers() {}

    /**
     * Gives the server of that kind; every call gives the same one, and calls from several threads start it once. It ends with
     * the JVM. The first call may take minutes on a machine that has to download it, and a few seconds afterwards.
     *
     * @throws org.opentest4j.TestAbortedException when no source has one, so that the test is skipped; the message gives each
     *     source's reason and remedy
     * @throws IllegalStateException instead, when {@code -Daiomysql.test.require} (a comma-separated list of {@code mysql} and
     *     {@code mariadb}) names the kind, and whenever a server named by its property does not answer
     */
    public static TestServer get(ServerKind kind) {
        return SHARED.get(kind);
    }
}
