package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches packages with apt-get and unpacks them with dpkg, into private folders: nothing is installed, no file of the system
 * is written, and root is not needed. What the packages need is fetched too, down to the C library, as the release of the
 * system is another one.
 *
 * @see <a href="https://manpages.debian.org/apt.conf.5">apt.conf(5)</a>
 */
final class DebianPackages {
    private static final Duration DOWNLOAD_DEADLINE = Duration.ofMinutes(15);
    private static final Duration UNPACK_DEADLINE = Duration.ofMinutes(2);

    private final Path work;
    private final Path log;

    /** @param work an empty folder for apt, which may be removed afterwards */
    DebianPackages(Path work) {
        this.work = work;
        this.log = work.resolve("log");
    }

    /** Reads the index of a suite. */
    void update(DebianMirror mirror, String suite) throws IOException {
        Files.createDirectories(work.resolve("lists/partial"));
        Files.createDirectories(work.resolve("cache/archives/partial"));
        Files.writeString(work.resolve("sources.list"), mirror.sourceLine(suite));
        Files.writeString(work.resolve("apt.conf"), configuration());
        aptGet("update");
    }

    /** Fetches a package with all that it depends on. */
    void fetchWithDependencies(String name) throws IOException {
        aptGet("--yes", "--download-only", "install", name);
    }

    /** Fetches a package alone. */
    void fetchAlone(String name) throws IOException {
        aptGet("download", name);
    }

    /** Unpacks all that was fetched, but for the packages whose names begin with one of these. */
    void unpack(Path root, List<String> without) throws IOException {
        for (Path archive : archives()) {
            String name = archive.getFileName().toString();
            if (without.stream().noneMatch(name::startsWith)) {
                new Command(List.of("dpkg", "--extract", archive.toString(), root.toString()), work, log)
                        .run(UNPACK_DEADLINE);
            }
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("cache/archives"))) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    private void aptGet(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("apt-get", "-c", work.resolve("apt.conf").toString(), "--quiet"));
        line.addAll(Arrays.asList(arguments));
        // apt-get download writes into the folder it runs in.
        new Command(line, work.resolve("cache/archives"), log).run(DOWNLOAD_DEADLINE);
    }

    private String configuration() {
        return """
                Dir::Etc::SourceList "%1$s/sources.list";
                Dir::Etc::SourceParts "/dev/null";
                Dir::Etc::Preferences "/dev/null";
                Dir::Etc::PreferencesParts "/dev/null";
                Dir::State::Lists "%1$s/lists";
                Dir::Cache "%1$s/cache";
                // No package counts as installed, so that all are fetched.
                Dir::State::Status "/dev/null";
                // The locks are those of the system, and may not be ours; ours are elsewhere.
                Debug::NoLocking "true";
                // The user _apt could not write here.
                APT::Sandbox::User "root";
                APT::Install-Recommends "false";
                Acquire::Languages "none";
                // Mirrors may lag behind.
                Acquire::Check-Valid-Until "false";
                // What the system does after its own updates.
                #clear APT::Update::Post-Invoke;
                #clear APT::Update::Post-Invoke-Success;
                """.formatted(work);
    }
}
