package io.aiomysql.benchmarks;

import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.opentest4j.TestAbortedException;

/**
 * The servers of a run: one of each kind, started here and not in the JVM that is measured. The forks learn of them from a file
 * that only its owner can read, since a command line would show the passwords.
 */
final class RunningServers implements AutoCloseable {

    private final Map<String, TestServer> servers;
    private final Path file;

    private RunningServers(Map<String, TestServer> servers, Path file) {
        this.servers = servers;
        this.file = file;
    }

    /**
     * Starts servers; one that cannot be had is left out, with the reason on the standard output.
     *
     * @param names of {@code mariadb} and {@code mysql}
     * @throws IllegalArgumentException if there is another name
     * @throws IllegalStateException if none can be had
     */
    static RunningServers start(List<String> names) throws IOException {
        Map<String, TestServer> servers = new LinkedHashMap<>();
        for (String name : names) {
            try {
                servers.put(name, TestServers.get(kind(name)));
            } catch (TestAbortedException e) {
                System.out.println(e.getMessage());
            }
        }
        if (servers.isEmpty()) {
            throw new IllegalStateException("no server to measure with; see above for what to do about it");
        }
        Path file = Files.createTempFile("aiomysql-benchmarks", ".properties");
        RunningServers running = new RunningServers(servers, file);
        running.write();
        // For runs without a fork.
        System.setProperty(ServersOfTheRun.FILE, file.toString());
        return running;
    }

    static ServerKind kind(String name) {
        return switch (name) {
            case "mariadb" -> ServerKind.MARIADB;
            case "mysql" -> ServerKind.MYSQL;
            default -> throw new IllegalArgumentException("the parameter server is mariadb or mysql, and not " + name);
        };
    }

    /** The names of those that run. */
    List<String> names() {
        return List.copyOf(servers.keySet());
    }

    /** Version and origin of each. */
    List<String> descriptions() {
        return servers.entrySet().stream()
                .map(server -> String.format(
                        Locale.ROOT,
                        "%s: %s",
                        server.getKey(),
                        server.getValue().description()))
                .toList();
    }

    /** What a fork's JVM is to be told. */
    String forkArgument() {
        return "-D" + ServersOfTheRun.FILE + "=" + file;
    }

    private void write() throws IOException {
        Properties urls = new Properties();
        servers.forEach((name, server) -> urls.setProperty(ServersOfTheRun.property(name), ServerUrls.of(server)));
        try (Writer out = Files.newBufferedWriter(file)) {
            urls.store(out, null);
        }
    }

    /** Forgets the addresses; the servers end with this JVM. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
