package io.aiomysql.selection;

import io.aiomysql.MySqlConnection;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars, or folders of classes, that a program is given: found by artifact on the paths that this JVM knows. */
final class Artifacts {

    private static final List<String> PATHS = List.of("java.class.path", "jdk.module.path");

    private static final String OURS = "aiomysql-";

    private final List<Path> entries = new ArrayList<>();
    private final List<String> rootModules = new ArrayList<>(List.of("io.aiomysql.client"));

    private Artifacts() {}

    /** The client, with what it needs and without a transport. */
    static Artifacts client() {
        Artifacts client = new Artifacts();
        client.entries.add(location(MySqlConnection.class));
        return client.with("aiomysql-auth", "aiomysql-converters", "aiomysql-protocol");
    }

    Artifacts nio() {
        return with("aiomysql-transport-nio");
    }

    /** The Netty transport as its POM has it, without anything native. */
    Artifacts netty() {
        return with(
                "aiomysql-transport-netty",
                "netty-buffer",
                "netty-codec-base",
                "netty-common",
                "netty-handler",
                "netty-resolver",
                "netty-transport",
                "netty-transport-native-unix-common");
    }

    /** What Netty's epoll needs beside its library. */
    Artifacts epollClasses() {
        // The transport knows it, but does not require it.
        rootModules.add("io.netty.transport.classes.epoll");
        return with("netty-transport-classes-epoll");
    }

    /** The library for this machine. */
    Artifacts epollLibrary() {
        // Nothing requires it, and what is in the jar of a module that is not resolved is not found.
        rootModules.add("io.netty.transport.epoll.linux." + architecture());
        entries.add(find(Pattern.compile("netty-transport-native-epoll-\\d.*-linux-" + architecture() + "\\.jar")));
        return this;
    }

    /** The processor in the words of Netty's classifiers. */
    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            default -> throw new AssertionError("no test dependency has Netty's libraries for this processor");
        };
    }

    String path() {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /** What a module path is entered by; the transports come as providers of a service that the client uses. */
    String rootModules() {
        return String.join(",", rootModules);
    }

    /** The modules of the client with NIO; others are not visible where modules are limited to some. */
    String modulesWithNio() {
        return "io.aiomysql.client,io.aiomysql.transport.nio";
    }

    private Artifacts with(String... artifacts) {
        for (String artifact : artifacts) {
            entries.add(find(Pattern.compile(artifact + "-\\d.*\\.jar" + folder(artifact))));
        }
        return this;
    }

    /** A module of ours may be there as the folder that it is compiled to. */
    private static String folder(String artifact) {
        return artifact.startsWith(OURS) ? "|" + artifact.substring(OURS.length()) + "/target/classes" : "";
    }

    private static Path find(Pattern name) {
        return PATHS.stream()
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(entry -> name.matcher(tail(entry)).matches())
                .findFirst()
                .map(Path::of)
                .orElseThrow(() -> new AssertionError("nothing on the paths of this JVM is " + name));
    }

    private static String tail(String entry) {
        Path path = Path.of(entry);
        int names = path.getNameCount();
        int taken = entry.endsWith(".jar") ? 1 : Math.min(3, names);
        return names == 0 ? "" : path.subpath(names - taken, names).toString().replace('\\', '/');
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
