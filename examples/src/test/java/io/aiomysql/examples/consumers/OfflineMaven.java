package io.aiomysql.examples.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The Maven that runs this build, in processes of its own that download nothing and write nowhere but in one folder.
 *
 * @param program the command
 * @param folder where it writes, with the local repository in which our artifacts are
 * @param remote this build's local repository, where the rest is
 */
record OfflineMaven(Path program, Path folder, Path remote) {

    private static final long PATIENCE_SECONDS = 240;

    /** Skips the test where the build is not Maven's. */
    static OfflineMaven ofThisBuild() {
        String home = System.getProperty("maven.home");
        if (home == null) {
            Assumptions.abort("the consumers are built by Maven, which an IDE does not name: run mvn verify");
        }
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path program = Path.of(home, "bin", windows ? "mvn.cmd" : "mvn");
        if (!Files.isExecutable(program)) {
            Assumptions.abort("there is no " + program + ": run the build with a Maven that has it");
        }
        return new OfflineMaven(
                program,
                Path.of(System.getProperty("aiomysql.consumers.folder")),
                Path.of(System.getProperty("aiomysql.consumers.remote")));
    }

    /** Runs it in a project, expects that it succeeds, and returns what it wrote. */
    String run(Path project, List<String> arguments) {
        String settings =
                Path.of("src/test/consumers/settings.xml").toAbsolutePath().toString();
        List<String> line = new ArrayList<>(List.of(program.toString(), "-B", "-s", settings, "-gs", settings));
        // Offline but for files: the settings make this build's local repository the remote one.
        line.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        line.add("-Daiomysql.consumers.remote=" + remote.toUri());
        line.add("-Dmaven.repo.local=" + folder.resolve("repository"));
        line.addAll(arguments);
        return run(project, line, folder.resolve("output.txt"));
    }

    private static String run(Path project, List<String> line, Path output) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // What is meant for this build may not be fit for a second one beside it, such as a debugger's port.
        environment.keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_DEBUG_OPTS"));
        // It is over before a better compiler pays.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Duser.language=en");
        try {
            Process process = builder.start();
            try {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(ended).as("Maven ends; it wrote %s", text(output)).isTrue();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as("Maven wrote %s", text(output)).isZero();
            return text(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
