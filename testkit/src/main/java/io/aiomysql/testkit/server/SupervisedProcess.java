package io.aiomysql.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that cannot outlive the JVM, however that ends: a shell between the two sees its standard input end, and kills the
 * program. Where there is no shell, only {@link #kill} ends it. Thread-safe.
 */
final class SupervisedProcess {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String NOTHING = "/dev/null";
    private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);

    private final Process process;
    private final boolean supervised;

    private SupervisedProcess(Process process, boolean supervised) {
        this.process = process;
        this.supervised = supervised;
    }

    /**
     * Starts a program.
     *
     * @param program its command line, where it runs, and where its output goes
     * @param input what it reads; null for nothing
     * @param folder removed when the program is killed because the JVM has ended; null for none
     */
    static SupervisedProcess start(ProcessBuilder program, @Nullable Path input, @Nullable Path folder)
            throws IOException {
        boolean supervised = Files.isExecutable(SHELL);
        if (supervised) {
            List<String> line = new ArrayList<>(List.of(SHELL.toString(), "-c", script(), "supervise"));
            line.add(folder == null ? "" : folder.toString());
            line.add(input == null ? NOTHING : input.toString());
            line.addAll(program.command());
            program.command(line);
        } else if (input != null) {
            program.redirectInput(input.toFile());
        }
        return new SupervisedProcess(program.start(), supervised);
    }

    private static String script() throws IOException {
        try (InputStream in = SupervisedProcess.class.getResourceAsStream("supervise.sh")) {
            if (in == null) {
                throw new IOException("supervise.sh is not in the testkit's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Waits for its end; false when that does not come in time. */
    boolean endsWithin(Duration time) throws IOException {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a program ran");
        }
    }

    /** What it ended with. */
    int exitValue() {
        return process.exitValue();
    }

    /** Kills it and waits for its end. May be called more than once, and after its end. */
    void kill() throws IOException {
        if (supervised) {
            process.getOutputStream().close();
        } else {
            process.destroyForcibly();
        }
        if (!endsWithin(KILL_DEADLINE)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
