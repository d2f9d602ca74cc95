package io.aiomysql.testkit.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs to its end, which comes with that of the JVM at the latest.
 *
 * @param line the program and its arguments
 * @param folder where it runs
 * @param log where its output goes, appended
 */
record Command(List<String> line, Path folder, Path log) {

    /** Runs it with nothing to read. */
    void run(Duration deadline) throws IOException {
        run(null, deadline);
    }

    /**
     * Runs it with a file to read; null for nothing.
     *
     * @throws IOException when it cannot be started, fails, or takes too long (then it is killed); the message has the end
     *     of its output
     */
    void run(@Nullable Path input, Duration deadline) throws IOException {
        ProcessBuilder program = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        program.environment().put("LC_ALL", "C");
        SupervisedProcess process = SupervisedProcess.start(program, input, null);
        try {
            if (!process.endsWithin(deadline)) {
                throw new IOException(
                        line.get(0) + " takes more than " + deadline.toSeconds() + " s" + LogTail.of(log));
            }
        } finally {
            process.kill();
        }
        if (process.exitValue() != 0) {
            throw new IOException(line.get(0) + " ends with " + process.exitValue() + LogTail.of(log));
        }
    }
}
