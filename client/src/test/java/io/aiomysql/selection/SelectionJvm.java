package io.aiomysql.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.fake.FakeResult;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Scripts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program in a JVM of its own, the java of this one.
 *
 * @param kind how it gets the artifacts
 * @param folder for what it writes
 * @param hasFlightRecorder whether it has the module jdk.jfr
 */
record SelectionJvm(PathKind kind, Path folder, boolean hasFlightRecorder) {

    private static final long PATIENCE_SECONDS = 60;

    /** How a JVM gets the artifacts. */
    enum PathKind {
        CLASS_PATH,
        MODULE_PATH
    }

    SelectionJvm withoutFlightRecorder() {
        return new SelectionJvm(kind, folder, false);
    }

    /** Expects that it connects and gets its answer, and returns all that it wrote. */
    String connects(Artifacts artifacts, String... choice) {
        try (FakeServer server = FakeServer.start(Scripts.login()
                .expectCommand("SELECT 'hello'")
                .sendResult(FakeResult.columns("hello").row("hello"))
                .expectClientClose())) {
            String output = run(artifacts, server.port(), choice);
            assertThat(output).contains("answer hello by ");
            server.awaitScript();
            return output;
        }
    }

    /** Expects that it is refused before it connects, and returns all that it wrote. */
    String isRefused(Artifacts artifacts) {
        try (FakeServer server = FakeServer.start(Scripts.login())) {
            String output = run(artifacts, server.port());
            assertThat(output).contains("refused ");
            assertThat(server.connectionsAccepted()).isZero();
            return output;
        }
    }

    /** The classes that were loaded, a line each, by the last run. */
    String loadedClasses() {
        return text(folder.resolve("classes.log"));
    }

    private String run(Artifacts artifacts, int port, String... choice) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Duser.language=en");
        line.add("-Xlog:class+load:file=" + folder.resolve("classes.log"));
        if (!hasFlightRecorder) {
            String ours = kind == PathKind.MODULE_PATH ? "," + artifacts.modulesWithNio() : "";
            line.addAll(List.of("--limit-modules", "java.base,java.logging,java.naming" + ours));
        }
        switch (kind) {
            case CLASS_PATH -> line.addAll(List.of("-cp", program() + File.pathSeparator + artifacts.path()));
            case MODULE_PATH -> {
                line.addAll(List.of("-cp", program(), "-p", artifacts.path()));
                line.addAll(List.of("--add-modules", artifacts.rootModules()));
            }
        }
        line.add(SelectionProgram.class.getName());
        line.add(Integer.toString(port));
        line.addAll(List.of(choice));
        return run(line);
    }

    private String run(List<String> line) {
        Path output = folder.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(ended).as("%s ends; it wrote %s", line, text(output)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue())
                    .as("%s wrote %s", line, text(output))
                    .isZero();
            return text(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The folder of the program's classes, beside the client's on a path or patched into its module. */
    private static String program() {
        try {
            Path file = Path.of(
                    SelectionProgram.class.getResource("SelectionProgram.class").toURI());
            return file.resolve("../../../..").normalize().toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
