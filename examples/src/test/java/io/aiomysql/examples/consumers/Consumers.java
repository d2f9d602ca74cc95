package io.aiomysql.examples.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The projects in {@code consumers/}, copied to where they may write, and built by Maven offline: our artifacts are in a local
 * repository of their own, and the rest comes from this build's.
 *
 * @param projects where the copies are
 */
record Consumers(Path projects, OfflineMaven maven) {

    /** Copies the projects; skips the test where there is no Maven. */
    static Consumers copy() {
        OfflineMaven maven = OfflineMaven.ofThisBuild();
        Path projects = maven.folder().resolve("projects");
        Path originals = Path.of("consumers").toAbsolutePath();
        try {
            delete(projects);
            for (Path original : files(originals)) {
                Path name = originals.relativize(original);
                if (Stream.of(name.toString().split("[/\\\\]")).noneMatch("target"::equals)) {
                    Path copy = projects.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(original, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Consumers(projects, maven);
    }

    /** The goal that prints what a project depends on, in the version that this build has used. */
    static String treeGoal() {
        return System.getProperty("aiomysql.consumers.tree");
    }

    /** Runs goals in one project, with settings, and returns what Maven and the program wrote. */
    String run(String project, List<String> goals, String... settings) {
        List<String> arguments = new ArrayList<>(goals);
        arguments.addAll(List.of(settings));
        return maven.run(projects.resolve(project), arguments);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
