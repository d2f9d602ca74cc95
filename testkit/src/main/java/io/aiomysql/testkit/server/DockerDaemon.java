package io.aiomysql.testkit.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether a Docker daemon answers, found out in milliseconds and without a word: Testcontainers takes longer and logs. */
final class DockerDaemon {
    private static final int TIMEOUT_SECONDS = 3;
    private static final int DEFAULT_PORT = 2375;
    private static final ByteBuffer PING = StandardCharsets.US_ASCII
            .encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n")
            .asReadOnlyBuffer();

    private DockerDaemon() {}

    /** Whether one answers, at DOCKER_HOST or else at one of the usual sockets. */
    static boolean answers() {
        return addresses(System.getenv("DOCKER_HOST")).stream().anyMatch(DockerDaemon::answersAt);
    }

    /** Where one may be. Empty on Windows, whose named pipes the JDK cannot connect to. */
    static List<SocketAddress> addresses(@Nullable String dockerHost) {
        if (dockerHost != null && !dockerHost.isBlank()) {
            URI uri = URI.create(dockerHost.strip());
            if ("unix".equals(uri.getScheme())) {
                return List.of(UnixDomainSocketAddress.of(uri.getPath()));
            }
            return uri.getHost() == null
                    ? List.of()
                    : List.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()));
        }
        List<SocketAddress> addresses = new ArrayList<>();
        addresses.add(UnixDomainSocketAddress.of("/var/run/docker.sock"));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            addresses.add(UnixDomainSocketAddress.of(Path.of(runtime, "docker.sock")));
        }
        String home = System.getProperty("user.home");
        addresses.add(UnixDomainSocketAddress.of(Path.of(home, ".docker/run/docker.sock")));
        addresses.add(UnixDomainSocketAddress.of(Path.of(home, ".docker/desktop/docker.sock")));
        return addresses;
    }

    /** Whether something answers a ping there within 3 seconds. */
    static boolean answersAt(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix && !Files.exists(unix.getPath())) {
            return false;
        }
        try (SocketChannel channel = open(address)) {
            // Closing the channel on the way out ends the thread, wherever it waits.
            FutureTask<Boolean> ping = new FutureTask<>(() -> pings(channel, address));
            Thread thread = new Thread(ping, "docker ping");
            thread.setDaemon(true);
            thread.start();
            return ping.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static boolean pings(SocketChannel channel, SocketAddress address) throws IOException {
        channel.connect(address);
        ByteBuffer request = PING.duplicate();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        // A daemon behind TLS does not understand us, but what it answers shows that it is there.
        return channel.read(ByteBuffer.allocate(1)) == 1;
    }
}
