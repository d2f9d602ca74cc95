package io.aiomysql.testkit.server;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs to its end.
 *
 * @param line the program and its arguments
 * @param folder where it runs
 * @param log where its output goes, appended
 */
record Command(List<String> line, Path folder, Path log) {
    private static final File NOTHING = new File("/dev/null");

    /** Runs it with nothing to read. */
    void run(Duration deadline) throws IOException {
        run(NOTHING, deadline);
    }

    /**
     * Runs it with a file to read.
     *
     * @throws IOException when it cannot be started, fails, or takes too long (then it is killed); the message has the end
     *     of its output
     */
    void run(File input, Duration deadline) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        line.get(0) + " takes more than " + deadline.toSeconds() + " s" + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + line.get(0) + " ran");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(line.get(0) + " ends with " + process.exitValue() + LogTail.of(log));
        }
    }
}
