package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DockerDaemonTest {

    @Test
    void isLookedForWhereTheEnvironmentSays() {
        assertThat(DockerDaemon.addresses("unix:///run/my.sock"))
                .containsExactly(UnixDomainSocketAddress.of("/run/my.sock"));
        assertThat(DockerDaemon.addresses("tcp://127.0.0.1:2376"))
                .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2376));
        assertThat(DockerDaemon.addresses("tcp://127.0.0.1"))
                .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2375));
    }

    @Test
    void isLookedForAtTheUsualSocketOtherwise() {
        assertThat(DockerDaemon.addresses(null)).contains(UnixDomainSocketAddress.of("/var/run/docker.sock"));
    }

    @Test
    void isNotWhereNobodyListens(@TempDir Path folder) {
        assertThat(DockerDaemon.answersAt(UnixDomainSocketAddress.of(folder.resolve("none.sock"))))
                .isFalse();
        assertThat(DockerDaemon.answersAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), TestPorts.refused())))
                .isFalse();
    }

    @Test
    void isNotWhereSomebodyListensAndStaysSilent() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(DockerDaemon.answersAt(listener.getLocalSocketAddress())).isFalse();
        }
    }

    @Test
    void isWhereSomebodyAnswers() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            assertThat(DockerDaemon.answersAt(listener.getLocalSocketAddress())).isTrue();
            served.join();
        }
    }
}
