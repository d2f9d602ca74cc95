package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The official images, where a Docker daemon runs. */
final class DockerSource implements ServerSource {
    private static final int PORT = 3306;
    private static final Duration START_DEADLINE = Duration.ofMinutes(3);
    private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);
    /** The images' entry script runs what it finds there, once, after it has made the data directory. */
    private static final String INIT_SQL = "/docker-entrypoint-initdb.d/account.sql";

    private static final List<String> OPTIONS = List.of(
            "--local-infile=1",
            "--secure-file-priv=",
            "--skip-name-resolve",
            "--max-connections=400",
            "--max-allowed-packet=1G");

    @Override
    public String name() {
        return "Docker";
    }

    @Override
    public TestServer open(ServerKind kind) throws ServerUnavailableException {
        if (!DockerDaemon.answers()) {
            throw new ServerUnavailableException("no daemon answers", "start it, or set DOCKER_HOST");
        }
        ToStringConsumer log = new ToStringConsumer();
        GenericContainer<?> container = container(kind).withLogConsumer(log);
        try {
            container.start();
            String host = container.getHost();
            int port = container.getMappedPort(PORT);
            ServerGreeting greeting = ServerGreeting.read(host, port, GREETING_TIMEOUT);
            Endpoint endpoint = new Endpoint(host, port, null, caCertificate(kind, container));
            String description = greeting.description() + " from Docker";
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "test container's end"));
            return new TestServer(kind, endpoint, Account.DEFAULT, description).closedBy(container::stop);
        } catch (IOException | RuntimeException e) {
            // Testcontainers throws whatever its HTTP client and its JSON parser do.
            container.stop();
            throw new ServerUnavailableException(
                    "the container of " + image(kind) + " does not come up: " + e.getMessage()
                            + LogTail.of(log.toUtf8String()),
                    "pull the image, or stop Docker",
                    e);
        }
    }

    private static GenericContainer<?> container(ServerKind kind) {
        GenericContainer<?> container = switch (kind) {
            case MYSQL -> new UnaskedMySql(image(kind)).withPassword(Account.DEFAULT.password());
            case MARIADB ->
                new GenericContainer<>(DockerImageName.parse(image(kind)))
                        .withExposedPorts(PORT)
                        .withEnv("MARIADB_ROOT_PASSWORD", Account.DEFAULT.password());
        };
        container.withCopyToContainer(Transferable.of(Account.DEFAULT.initSql(kind)), INIT_SQL);
        container.withCommand(command(kind));
        container.waitingFor(new GreetingWait().withStartupTimeout(START_DEADLINE));
        return container;
    }

    private static String[] command(ServerKind kind) {
        List<String> command = new ArrayList<>(OPTIONS);
        if (kind == ServerKind.MARIADB) {
            command.add("--plugin-load-add=auth_ed25519");
            command.add("--plugin-load-add=auth_parsec");
        }
        return command.toArray(String[]::new);
    }

    private static String image(ServerKind kind) {
        return switch (kind) {
            case MYSQL -> "mysql:9";
            case MARIADB -> "mariadb:11";
        };
    }

    private static @Nullable Path caCertificate(ServerKind kind, GenericContainer<?> container) throws IOException {
        if (kind != ServerKind.MYSQL) {
            return null;
        }
        Path file = Files.createTempFile("amy-ca", ".pem");
        file.toFile().deleteOnExit();
        container.copyFileFromContainer("/var/lib/mysql/ca.pem", file.toString());
        return file;
    }

    /** Would be asked by JDBC whether it is up, and no JDBC driver is needed here otherwise. */
    private static final class UnaskedMySql extends MySQLContainer {
        UnaskedMySql(String image) {
            super(image);
        }

        @Override
        protected void waitUntilContainerStarted() {
            getWaitStrategy().waitUntilReady(this);
        }
    }

    /** While the entry script makes the data directory, Docker accepts connections but nobody greets. */
    private static final class GreetingWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            Instant end = Instant.now().plus(startupTimeout);
            while (true) {
                try {
                    ServerGreeting.read(
                            waitStrategyTarget.getHost(), waitStrategyTarget.getMappedPort(PORT), GREETING_TIMEOUT);
                    return;
                } catch (IOException e) {
                    if (Instant.now().isAfter(end) || !waitStrategyTarget.isRunning()) {
                        throw new IllegalStateException("no server greets on the container's port", e);
                    }
                    LockSupport.parkNanos(RETRY_INTERVAL.toNanos());
                }
            }
        }
    }
}
