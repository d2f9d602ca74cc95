package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts the real servers. The first time on a machine this downloads them, hence the long limit. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ServerStartIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void givesAServerThatGreets(ServerKind kind) throws IOException {
        TestServer server = TestServers.get(kind);

        ServerGreeting greeting = ServerGreeting.read(server.host(), server.port(), TIMEOUT);

        assertThat(greeting.protocolVersion()).isEqualTo(10);
        assertThat(greeting.kind()).isEqualTo(kind);
        assertThat(server.description()).startsWith(greeting.description());
        assertThat(server.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameServerAgainAndCloseLeavesIt(ServerKind kind) throws IOException {
        TestServer server = TestServers.get(kind);

        server.close();

        assertThat(TestServers.get(kind)).isSameAs(server);
        assertThat(ServerGreeting.read(server.host(), server.port(), TIMEOUT).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void givesAUnixSocketThatIsThere(ServerKind kind) {
        TestServer server = TestServers.get(kind);
        Assumptions.assumeTrue(server.unixSocket().isPresent(), server.description() + " has no unix socket here");

        Path socket = server.unixSocket().orElseThrow();

        assertThat(Files.exists(socket)).isTrue();
        assertThat(Files.isRegularFile(socket)).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingOfAServerThatIsClosed() throws Exception {
        TestServer server = EmbeddedMariaDb.start();
        Path folder = server.unixSocket().orElseThrow().getParent();
        List<ProcessHandle> running = Descendants.waitFor("mariadbd");

        server.close();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
        assertThat(folder).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingWhenTheJvmIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAndWaits.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader out = jvm.inputReader()) {
            Path folder = Path.of(out.readLine()).getParent();
            List<ProcessHandle> started = jvm.descendants().toList();
            assertThat(started).isNotEmpty();
            assertThat(folder).isDirectory();

            jvm.destroyForcibly().waitFor();

            for (ProcessHandle process : started) {
                process.onExit().get(1, TimeUnit.MINUTES);
            }
            // The shell between the two, the last process of all, has removed it.
            assertThat(folder).doesNotExist();
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** A program that starts a server, tells where, and waits to be killed. */
    static final class StartsAndWaits {
        private StartsAndWaits() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println(EmbeddedMariaDb.start().unixSocket().orElseThrow());
            Thread.currentThread().join();
        }
    }
}
