package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class CommandTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void readsTheFileThatItIsGivenAndKeepsWhatItPrints() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), "one line\n");
        Path log = folder.resolve("log");

        new Command(List.of("cat"), folder, log).run(input, LONG);
        new Command(List.of("cat"), folder, log).run(LONG);

        assertThat(log).hasContent("one line\n");
    }

    @Test
    void quotesWhatAProgramPrintsThatFails() {
        Command failing = new Command(List.of("sh", "-c", "echo no space; exit 3"), folder, folder.resolve("log"));

        assertThatThrownBy(() -> failing.run(LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends with 3")
                .hasMessageContaining("no space");
    }

    @Test
    void killsAProgramThatTakesTooLong() {
        Command endless = new Command(List.of("sleep", "600"), folder, folder.resolve("log"));

        assertThatThrownBy(() -> endless.run(Duration.ofMillis(50)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("takes more than");
        assertThat(Descendants.running("sleep")).isEmpty();
    }

    @Test
    void endsWhenTheJvmIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunsAndTells.class.getName(),
                        folder.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader out = jvm.inputReader()) {
            ProcessHandle program =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();

            jvm.destroyForcibly().waitFor();

            program.onExit().get(30, TimeUnit.SECONDS);
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** A program that runs another, tells its number, and waits for its end. */
    static final class RunsAndTells {
        private RunsAndTells() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Thread runs = new Thread(() -> run(folder));
            runs.start();
            System.out.println(Descendants.waitFor("sleep").get(0).pid());
            runs.join();
        }

        private static void run(Path folder) {
            try {
                new Command(List.of("sleep", "600"), folder, folder.resolve("log")).run(LONG);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
