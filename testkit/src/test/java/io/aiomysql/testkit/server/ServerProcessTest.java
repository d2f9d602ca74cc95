package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void quotesTheLogOfAServerThatDiesAtOnce() throws Exception {
        ServerFolder folder = ServerFolder.create();
        try (ServerProcess process = ServerProcess.start(List.of("sh", "-c", "echo no such option; exit 7"), folder)) {
            assertThatThrownBy(() -> process.awaitGreeting(TestPorts.refused(), LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ends with 7")
                    .hasMessageContaining("no such option");
        }
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws Exception {
        ServerFolder folder = ServerFolder.create();
        try (ServerProcess process = ServerProcess.start(List.of("sleep", "600"), folder)) {
            assertThatThrownBy(() -> process.awaitGreeting(TestPorts.refused(), Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void leavesNoProcessAndNoFolderWhenClosed() throws Exception {
        ServerFolder folder = ServerFolder.create();
        ServerProcess process = ServerProcess.start(List.of("sleep", "600"), folder);
        List<ProcessHandle> running = Descendants.waitFor("sleep");

        process.close();
        process.close();

        assertThat(running).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(folder.path()).doesNotExist();
    }

    /** As when a build is cancelled; a server that shuts down in order must not be left to do so in a folder that is gone. */
    @Test
    void leavesNothingWhenAllProcessesAreToldToTerminate() throws Exception {
        ServerFolder folder = ServerFolder.create();
        List<String> deaf = List.of("sh", "-c", "trap '' TERM; exec sleep 600");
        ServerProcess process = ServerProcess.start(deaf, folder);
        List<ProcessHandle> running = Descendants.waitFor("sleep");

        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        process.close();

        assertThat(running).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(folder.path()).doesNotExist();
    }
}
