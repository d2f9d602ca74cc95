package io.aiomysql.testkit.jvm;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of the tests in a JVM of its own, with the classes of this one on its class path.
 *
 * @param program the class with the main method
 * @param options of the JVM, such as {@code -Xmx64m}
 */
public record ForkedJvm(Class<?> program, List<String> options) {

    /**
     * Runs the program to its end.
     *
     * @param deadline it is killed after
     * @param arguments of the program
     * @return the lines that it has printed
     * @throws AssertionError if it ends with another exit code than 0, or takes too long; the message has all that it printed
     */
    public List<String> run(Duration deadline, String... arguments) throws InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-cp", classPath(), program.getName()));
        line.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("forked-jvm", ".log");
            try {
                return run(line, output, deadline);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> run(List<String> line, Path output, Duration deadline)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        boolean ended;
        try {
            ended = process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        List<String> printed = Files.readAllLines(output);
        if (!ended || process.exitValue() != 0) {
            String end = ended ? "ended with " + process.exitValue() : "took more than " + deadline;
            throw new AssertionError(program.getSimpleName() + " " + options + " " + end + ", and printed:\n"
                    + String.join("\n", printed));
        }
        return printed;
    }

    private String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        entries.add(placeOf(program));
        for (String property : new String[] {"java.class.path", "jdk.module.path"}) {
            String path = System.getProperty(property, "");
            if (!path.isEmpty()) {
                entries.addAll(List.of(path.split(File.pathSeparator)));
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
