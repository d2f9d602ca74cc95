package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a program's output, for messages. */
final class LogTail {
    private static final int LINES = 20;

    private LogTail() {}

    /** The last lines of a file, indented, each after a line break; says so when there is nothing to read. */
    static String of(Path log) {
        try {
            // Not readString: a server's log need not be valid UTF-8.
            return of(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return " (its output cannot be read: " + e.getMessage() + ")";
        }
    }

    /** The last lines of a text, in the same way. */
    static String of(String log) {
        List<String> lines = log.lines().toList();
        StringBuilder tail = new StringBuilder();
        for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
            tail.append("\n    ").append(line);
        }
        return tail.isEmpty() ? " (it printed nothing)" : tail.toString();
    }
}
