package io.aiomysql.internal.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads option files and those that they include. A file is included at its line, and begins without a group; behind it, the
 * group is what it was. A relative path is one beside the file that includes it.
 */
final class OptionFileReader {

    /** As for the servers' programs. */
    private static final int MAX_DEPTH = 10;

    private final Path home;
    private final List<FileOption> options = new ArrayList<>();
    private final Set<String> groups = new HashSet<>();

    /** The files that are being read, each included by the one before. */
    private final Deque<Path> reading = new ArrayDeque<>();

    OptionFileReader(Path home) {
        this.home = home;
    }

    /** {@return all options that were read, in their order} */
    List<FileOption> options() {
        return options;
    }

    /** {@return the names of all groups, in lower case} */
    Set<String> groups() {
        return groups;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it, or one that it includes, is missing, unreadable, too large, writable by everybody or
     *     malformed; the message names the file and the line, and quotes no value
     */
    void read(Path named) {
        Path file = located(named);
        if (FileAccess.everybodyMayWrite(file)) {
            throw new IllegalArgumentException("the file of options " + file
                    + " may be written by everybody, who could so choose the server that gets the password: chmod o-w");
        }
        read(file, FileAccess.text(file, FileAccess.bytes(file)));
    }

    /** Reads the text of a file. */
    void read(Path file, String text) {
        reading.addLast(real(file));
        String group = null;
        int number = 0;
        for (String content : text.startsWith("\uFEFF") ? lines(text.substring(1)) : lines(text)) {
            number++;
            OptionLine line = parsed(content, file, number);
            switch (line.kind()) {
                case NOTHING -> {}
                case GROUP -> {
                    group = line.name();
                    groups.add(group.toLowerCase(Locale.ROOT));
                }
                case OPTION -> {
                    if (group == null) {
                        throw FileOption.refused(file, number, "an option stands before the first [group]");
                    }
                    options.add(FileOption.of(group, line, file, number));
                }
                case INCLUDE -> include(path(line.name(), file, number), file, number);
                case INCLUDE_FOLDER -> {
                    for (Path included : filesIn(path(line.name(), file, number), file, number)) {
                        include(included, file, number);
                    }
                }
            }
        }
        reading.removeLast();
    }

    /** A line feed ends a line, and nothing else; the carriage return before it is stripped as a space. */
    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static OptionLine parsed(String content, Path file, int number) {
        try {
            return OptionLine.of(content);
        } catch (IllegalArgumentException e) {
            throw FileOption.refused(file, number, String.valueOf(e.getMessage()));
        }
    }

    private void include(Path included, Path by, int number) {
        if (reading.contains(real(included))) {
            throw FileOption.refused(by, number, "includes " + included + ", which includes this file: a circle");
        }
        if (reading.size() >= MAX_DEPTH) {
            throw FileOption.refused(by, number, "includes " + included + " at a depth of more than " + MAX_DEPTH);
        }
        try {
            read(included);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    message + " (included by " + by + ", line " + number + ")", e.getCause());
        }
    }

    private Path path(String text, Path by, int number) {
        try {
            return by.resolveSibling(located(Path.of(text)));
        } catch (InvalidPathException e) {
            throw FileOption.refused(by, number, "includes what is no path");
        }
    }

    private static List<Path> filesIn(Path folder, Path by, int number) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".cnf") && Files.isRegularFile(entry))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    by + ", line " + number + ": the folder " + folder + " cannot be read", e);
        }
    }

    /** A tilde is the home of the user, as in a shell, which has not seen this path. */
    private Path located(Path path) {
        return path.startsWith("~") ? home.resolve(Path.of("~").relativize(path)) : path;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
