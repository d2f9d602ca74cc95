package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * MySQL Router in front of a server, from Debian's packages as the servers are: nothing is installed, and the network is used once,
 * for 25 MB. Immutable; may be used from any thread.
 */
public final class MySqlRouter implements AutoCloseable {

    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final Map<Way, Integer> ports;

    /** How a client gets in: what the Router does with TLS on the client's side and on the server's. */
    public enum Way {
        /** Clients cannot use TLS. */
        DISABLED("DISABLED", "PREFERRED"),
        /** Clients may use TLS, and the Router does. */
        PREFERRED("PREFERRED", "PREFERRED"),
        /** Clients may use TLS, and the Router does if they do. This is the Router's default. */
        AS_CLIENT("PREFERRED", "AS_CLIENT"),
        /** The client's TLS goes through to the server. */
        PASSTHROUGH("PASSTHROUGH", "AS_CLIENT");

        private final String client;
        private final String server;

        Way(String client, String server) {
            this.client = client;
            this.server = server;
        }

        String client() {
            return client;
        }

        String server() {
            return server;
        }
    }

    private MySqlRouter(ServerProcess process, Map<Way, Integer> ports) {
        this.process = process;
        this.ports = new EnumMap<>(ports);
    }

    /**
     * Starts a Router and waits until it lets clients through. The first call downloads it.
     *
     * @param server where it leads
     * @return the Router, which the caller closes; it ends with the JVM at the latest
     * @throws TestAbortedException when it cannot be had, so that the test is skipped; the message gives reason and remedy
     * @throws IllegalStateException instead, when {@code -Daiomysql.test.require} names {@code router}
     */
    public static MySqlRouter inFrontOf(TestServer server) {
        try {
            return start(server);
        } catch (IOException | ServerUnavailableException e) {
            String message = "No MySQL Router to test with:\n  Debian's packages: " + e.getMessage();
            if (RequiredKinds.fromSystemProperty().router()) {
                throw new IllegalStateException(
                        message + "\n-D" + RequiredKinds.PROPERTY + " says that there must be one.", e);
            }
            throw new TestAbortedException(message, e);
        }
    }

    /**
     * The port on 127.0.0.1 for one way in.
     *
     * @param way how the client gets in
     * @return the port
     */
    public int port(Way way) {
        Integer port = ports.get(way);
        if (port == null) {
            throw new IllegalStateException("no port for " + way);
        }
        return port;
    }

    /** Ends it. May be called more than once. */
    @Override
    public void close() {
        process.close();
    }

    private static MySqlRouter start(TestServer server) throws IOException, ServerUnavailableException {
        DebianSystem system = DebianSystem.current();
        CacheFolder cache = CacheFolder.ofUser();
        Path entry = cache.entry(
                DebianSource.entryName(system, "mysql-router"),
                folder -> DebianSource.unpack(folder, system, "mysql-router", List.of()));
        Path usr = entry.resolve("root/usr");
        ServerFolder folder = ServerFolder.create();
        RouterConfig config =
                new RouterConfig(usr.resolve("lib/mysqlrouter/plugin"), folder.path(), ServerCertificate.from(cache));
        Map<Way, Integer> ports = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            ports.put(way, LocalServer.freePort());
        }
        Path file = folder.path().resolve("router.conf");
        Files.writeString(file, config.text(server, ports));
        List<String> command = new ArrayList<>(system.call(usr, "bin/mysqlrouter", "mysql-router"));
        command.addAll(List.of("--config", file.toString()));
        ServerProcess process = ServerProcess.start(command, folder);
        try {
            for (int port : ports.values()) {
                process.awaitGreeting(port, START_DEADLINE);
            }
            return new MySqlRouter(process, ports);
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }
}
