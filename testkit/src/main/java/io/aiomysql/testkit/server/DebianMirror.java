package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mirror of Debian's archive that this machine's apt uses.
 *
 * @param uri where it is, as apt writes it
 * @param signedBy the key ring that its index is checked with; null for apt's own
 */
record DebianMirror(String uri, @Nullable String signedBy) {
    private static final Set<String> ROLLING_NAMES = Set.of("stable", "testing", "unstable", "sid", "oldstable");

    /**
     * Finds it among the sources of apt, of which others than Debian's archive are told apart by their suites.
     *
     * @param etcApt the folder of sources.list and sources.list.d
     * @param codename the release of this system, such as bookworm
     */
    static Optional<DebianMirror> find(Path etcApt, String codename) throws IOException {
        for (AptSource source : sources(etcApt)) {
            boolean ofDebian =
                    source.suites().stream().anyMatch(suite -> suite.equals(codename) || ROLLING_NAMES.contains(suite));
            if (ofDebian
                    && source.components().contains("main")
                    && !source.uri().startsWith("cdrom:")) {
                return Optional.of(new DebianMirror(source.uri(), source.signedBy()));
            }
        }
        return Optional.empty();
    }

    /** The line of a sources.list for another suite of the same archive. */
    String sourceLine(String suite) {
        String options = signedBy == null ? "" : "[signed-by=" + signedBy + "] ";
        return "deb " + options + uri + " " + suite + " main\n";
    }

    private static List<AptSource> sources(Path etcApt) throws IOException {
        List<AptSource> sources = new ArrayList<>();
        Path list = etcApt.resolve("sources.list");
        if (Files.isReadable(list)) {
            sources.addAll(AptSource.fromList(Files.readString(list)));
        }
        Path parts = etcApt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            for (Path part : sorted(parts)) {
                String name = part.toString();
                if (name.endsWith(".sources")) {
                    sources.addAll(AptSource.fromStanzas(read(part)));
                } else if (name.endsWith(".list")) {
                    sources.addAll(AptSource.fromList(read(part)));
                }
            }
        }
        return sources;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isReadable).sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
